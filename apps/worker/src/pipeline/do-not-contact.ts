import { type Claim, completeJobs, lockBreakerShared, type Tx } from "@leadgen/core/engine";
import { closeLead } from "./lead-rows.ts";

/** Why a lead is BLOCKLISTED, for people. */
export const ON_THE_LIST =
  "On the organization's do-not-contact list: nothing more is paid, nothing is sent.";

const PERHAPS_SENT =
  " It was being added to Instantly when that was noticed, and may be there: look for the address there.";

/** Whether the organization asked not to write to this lead: by address, by domain, or by the company's domain. */
export async function isOnDoNotContactList(tx: Tx, leadId: string | null): Promise<boolean> {
  if (leadId === null) return false;
  const rows = await tx.query(LISTED, [leadId]);
  return rows.length > 0;
}

const LISTED = `
  SELECT 1 FROM lead JOIN do_not_contact AS listed ON listed.organization_id = lead.organization_id
   AND (listed.value = ANY(contact_keys(lead.email, lead.company_domain))
        OR listed.kind = 'PERSON' AND listed.value = lead.apollo_person_id)
  WHERE lead.id = $1 LIMIT 1`;

/** Ends a job whose lead must not be written to. @returns false when the claim was lost. */
export async function endBlockedJob(tx: Tx, { jobId, attempt, leadId }: Claim): Promise<boolean> {
  if (leadId === null) throw new Error("worker-e8: a do-not-contact list for a job without a lead");
  await lockBreakerShared(tx);
  const held = await tx.query(
    "SELECT 1 FROM job WHERE id = $1 AND attempt = $2 AND status = 'RUNNING' AND call_id IS NULL FOR UPDATE",
    [jobId, attempt],
  );
  if (held.length === 0) return false;
  const sent = await tx.query(
    "SELECT 1 FROM provider_call WHERE job_id = $1 AND step = 'HAND_OVER' AND effect LIMIT 1",
    [jobId],
  );
  const message = sent.length > 0 ? ON_THE_LIST + PERHAPS_SENT : ON_THE_LIST;
  await closeLead(tx, { leadId, status: "BLOCKLISTED", message });
  await completeJobs(tx, [{ jobId, attempt }]);
  return true;
}
