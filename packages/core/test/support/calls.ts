import type { MadeJob } from "@leadgen/testkit/make";
import type { ProviderFailure } from "../../src/index.ts";
import type { FailedCall, FinishedCall } from "../../src/outreach/index.ts";

export const FAILURE: ProviderFailure = {
  provider: "PERPLEXITY",
  operation: "v1/responses",
  kind: "QUOTA_EXHAUSTED",
  message: "You exceeded your current quota.",
  httpStatus: 401,
  requestId: "req_1",
  rule: "perplexity.quota",
};

/** The call that is under way for the job, answered and checkpointed. */
export function answered(job: MadeJob): FinishedCall {
  return {
    ...callOf(job),
    outcome: "SUCCEEDED",
    meta: { httpStatus: 200, requestId: "req_1", credits: 1, costUsd: 0.012 },
    checkpoint: { step: "RESEARCH", output: { facts: ["Builds ferries"] } },
  };
}

/** The call that is under way for the job, failed by its provider. */
export const failed = (job: MadeJob): FailedCall => ({
  ...callOf(job),
  actor: "worker:worker-1",
  failure: FAILURE,
});

function callOf({ jobId, attempt, callId }: MadeJob) {
  if (callId === null) throw new Error("Make the job with `calling: true`.");
  return { jobId, attempt, callId };
}
