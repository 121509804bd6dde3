/**
 * SQL: the row of `lead` was handed over, or may be at the sender all the same: a hand-over was sent, and the job ended without
 * learning what came of it. Not while its job goes on, which looks at the do-not-contact list itself, and not once it was
 * taken out. One that is ALREADY_CONTACTED was looked for, and is somebody else's.
 */
export const SQL_PERHAPS_AT_SENDER = `
  (lead.status = 'HANDED_OVER'
   OR lead.status IN ('BLOCKLISTED', 'REJECTED', 'REFUSED', 'FAILED', 'CANCELLED')
      AND EXISTS (SELECT 1 FROM provider_call AS call
                  WHERE call.lead_id = lead.id AND call.step = 'HAND_OVER' AND call.effect AND call.outcome IS DISTINCT FROM 'REJECTED')
      AND NOT EXISTS (SELECT 1 FROM job WHERE job.lead_id = lead.id AND job.type = 'WITHDRAW_LEAD' AND job.status = 'COMPLETED'))`;
