/**
 * SQL condition: the row of `lead` was handed over, or may be at the sender because a hand-over was sent and the job ended without
 * learning its outcome. It is false while the lead's job is live, since that checks the do-not-contact list itself, and once the lead
 * was taken out. An ALREADY_CONTACTED lead was looked up at the sender, and belongs to another campaign there.
 */
export const SQL_PERHAPS_AT_SENDER = `
  (lead.status = 'HANDED_OVER'
   OR lead.status IN ('BLOCKLISTED', 'REJECTED', 'REFUSED', 'FAILED', 'CANCELLED')
      AND EXISTS (SELECT 1 FROM provider_call AS call
                  WHERE call.lead_id = lead.id AND call.step = 'HAND_OVER' AND call.effect AND call.outcome IS DISTINCT FROM 'REJECTED')
      AND NOT EXISTS (SELECT 1 FROM job WHERE job.lead_id = lead.id AND job.type = 'WITHDRAW_LEAD' AND job.status = 'COMPLETED'))`;
