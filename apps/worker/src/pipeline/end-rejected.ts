import { LEAD_TABLE } from "@leadgen/core";
import { checkpointStep, completeJobs, failJob, finishCall, type Tx } from "@leadgen/core/engine";
import type { CallResult } from "@leadgen/providers";
import { closeLead } from "./lead-rows.ts";
import type { RunningJob, StepEnd } from "./running-job.ts";

type Rejected = Extract<CallResult<unknown>, { outcome: "REJECTED" }>;

/**
 * A provider turned this one record down: the call, the lead's outcome and the end of the job, in one transaction.
 * A handled lead (no such address, say) completes its job, since that is an answer; otherwise the job FAILED and
 * a person may retry it (rule J10). The breaker stays as it is.
 */
export async function endRejected(
  job: RunningJob,
  call: { readonly callId: string; readonly step: string; readonly result: Rejected },
): Promise<Exclude<StepEnd, "DONE">> {
  const { jobId, attempt, leadId } = job.claim;
  const { callId, step, result } = call;
  const { status, message, rule, meta } = result;
  const handled = leadId !== null && LEAD_TABLE[status].handled;
  return job.runtime.patiently(async (tx: Tx) => {
    const words = `${rule}: ${message}`;
    const verdict = await finishCall(tx, {
      callId,
      jobId,
      attempt,
      outcome: "REJECTED",
      meta,
      message: words,
    });
    if (!verdict.kept || verdict.repeated) return "STOP";
    if (!handled) {
      await failJob(tx, { jobId, attempt, code: status, message, leadStatus: status });
      return "OVER";
    }
    await closeLead(tx, { leadId, status, message });
    await checkpointStep(tx, { jobId, attempt, step, output: { rejected: status, rule } });
    await completeJobs(tx, [{ jobId, attempt }]);
    return "OVER";
  });
}
