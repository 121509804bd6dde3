import type { Domain } from "./domain.ts";
import { ringJobs } from "./parts/doorbells.ts";
import { lockBreakerShared } from "./parts/lock-breaker.ts";
import type { Tx } from "./parts/tx.ts";

/**
 * Withdraws the intent of a call that was certainly not sent: the worker was stopped, or could not learn whether
 * the intent was committed. The job goes on from where it was. Withdrawing an unknown intent changes nothing.
 */
export async function withdrawCall(
  tx: Tx,
  call: { readonly callId: string; readonly jobId: string },
  domain: Domain,
): Promise<void> {
  await lockBreakerShared(tx);
  const freed = await tx.query<{ status: string }>(
    "UPDATE job SET call_id = NULL WHERE id = $1 AND call_id = $2 RETURNING status",
    [call.jobId, call.callId],
  );
  await tx.query("DELETE FROM provider_call WHERE id = $1 AND job_id = $2 AND outcome IS NULL", [
    call.callId,
    call.jobId,
  ]);
  if (freed[0]?.status === "PENDING") await ringJobs(tx, [call.jobId], domain);
}
