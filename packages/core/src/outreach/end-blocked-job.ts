import { lockBreakerShared } from "../engine/parts/lock-breaker.ts";
import type { Tx } from "../engine/parts/tx.ts";
import { completeJobs } from "./our-engine.ts";
import { endLeads } from "./parts/close-leads.ts";
import { withdrawLeads } from "./withdraw-leads.ts";

/** The message of a BLOCKLISTED lead. */
export const ON_THE_LIST =
  "On the organization's do-not-contact list: nothing more is paid, nothing is sent.";

const PERHAPS_SENT =
  " It was being added to Instantly when that was noticed: a WITHDRAW_LEAD job looks for it there and takes it out.";

/**
 * Ends a job whose lead must not be written to. The lead becomes BLOCKLISTED, which is an outcome, so the job is COMPLETED. A
 * lead that may be at the sender by now is taken out there.
 *
 * @returns whether this call ended the job; false: the claim was lost.
 */
export async function endBlockedJob(
  tx: Tx,
  job: { readonly jobId: string; readonly attempt: number; readonly leadId: string | null },
): Promise<boolean> {
  const { jobId, attempt, leadId } = job;
  if (leadId === null) throw new Error("outreach-e3: a do-not-contact list for a job without a lead");
  await lockBreakerShared(tx);
  const held = await tx.query(
    "SELECT 1 FROM job WHERE id = $1 AND attempt = $2 AND status = 'RUNNING' AND call_id IS NULL FOR UPDATE",
    [jobId, attempt],
  );
  if (held.length === 0) return false;
  await endLeads(tx, [{ leadId, status: "BLOCKLISTED", message: ON_THE_LIST }]);
  await withdrawLeads(tx, { leadIds: [leadId], reason: ON_THE_LIST + PERHAPS_SENT });
  await completeJobs(tx, [{ jobId, attempt }]);
  return true;
}
