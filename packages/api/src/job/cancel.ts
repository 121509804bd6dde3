import { cancelJobs } from "@leadgen/core/outreach";
import type { Row, Tx } from "@leadgen/db";
import { actorName } from "../access/actor.ts";
import { notFound } from "../db/must-exist.ts";
import { ApiError } from "../errors/api-error.ts";
import { procedure } from "../procedure/procedure.ts";
import { byId } from "../schema/input.ts";
import { jobCancelled } from "./schema.ts";

export const cancel = procedure({
  role: "member",
  scope: "write",
  of: { id: "job" },
  causeToo: true,
  rest: "DELETE /jobs/{id}",
  area: "Jobs",
  summary: "Cancel a job",
  description: "A RUNNING job stops at its next step. A terminal job stays as it is.",
  refusals: ["WRONG_STATE"],
})
  .input(byId)
  .output(jobCancelled)
  .mutation(async ({ ctx, input }) => {
    const reason = `Cancelled by ${actorName(ctx.actor)}`;
    const { campaignEnded } = await ctx.write((tx) => cancelLiveJob(tx, { jobId: input.id, reason }));
    return { id: input.id, status: "CANCELLED" as const, campaignEnded };
  });

/**
 * Rule J11.
 * @returns whether the job's campaign ended with it.
 * @throws ApiError NOT_FOUND, WRONG_STATE.
 */
async function cancelLiveJob(
  tx: Tx,
  input: { readonly jobId: string; readonly reason: string },
): Promise<{ campaignEnded: boolean }> {
  const { cancelled, campaignsEnded } = await cancelJobs(tx, { jobIds: [input.jobId], reason: input.reason });
  if (cancelled.length > 0) return { campaignEnded: campaignsEnded.length > 0 };
  const [job] = await tx.query<Pick<Row<"job">, "status">>("SELECT status FROM job WHERE id = $1", [
    input.jobId,
  ]);
  if (job === undefined) throw notFound("job", input.jobId);
  throw new ApiError("WRONG_STATE", `The job is ${job.status.toLowerCase()} already; it stays as it is.`, {
    status: job.status,
  });
}
