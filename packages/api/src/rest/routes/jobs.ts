import { FAILED_JOB_ID } from "../openapi/example-ids.ts";
import { type Line, routesOf } from "./line.ts";

const route = routesOf("Jobs");

export const JOB_ROUTES: readonly Line[] = [
  route("GET /jobs", {
    action: "job.list",
    summary: "Jobs that you may see, newest first",
    description: "Sorting by claimedAt or finishedAt needs a campaignId.",
    example: { status: "FAILED", limit: 20 },
  }),
  route("DELETE /jobs", {
    action: "job.cancelMany",
    summary: "Cancel the live jobs of a campaign that a filter chooses",
    description:
      "Look at GET /jobs/cancel-preview with the same filter first, and pass its `jobs` as `atMost`: if more match by then, nothing is cancelled.",
    refusals: ["WRONG_STATE"],
    example: { type: "ENRICH_LEAD", reason: "Wrong country", atMost: 100 },
  }),
  route("GET /jobs/cancel-preview", {
    action: "job.cancelPreview",
    summary: "What cancelling by the same filter would hit",
    example: { type: "ENRICH_LEAD" },
  }),
  route("GET /jobs/status", {
    action: "job.counts",
    summary: "How many jobs there are in each status",
  }),
  route("GET /jobs/{id}", { action: "job.get", summary: "One job with its finished steps and its calls" }),
  route("GET /jobs/{id}/status", {
    action: "job.status",
    summary: "The status of one job, for scripts that wait",
  }),
  route("DELETE /jobs/{id}", {
    action: "job.cancel",
    summary: "Cancel a job",
    description: "A running one stops at its next step. Terminal jobs stay as they are.",
    refusals: ["WRONG_STATE"],
  }),
  route("POST /jobs/{id}/retry", {
    action: "job.retry",
    summary: "Give a FAILED job another try while its campaign is RUNNING",
    description:
      "Finished steps stay finished. It goes on as PENDING, or as PAUSED while the breaker is OPEN.",
    refusals: ["WRONG_STATE"],
    example: { id: FAILED_JOB_ID },
  }),
];
