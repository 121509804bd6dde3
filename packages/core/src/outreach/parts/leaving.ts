/**
 * SQL condition: the row of `lead` is at the sender and is to be taken out there. It holds even if the WITHDRAW_LEAD job failed, but
 * not if a person cancelled that job.
 */
export const SQL_LEAVING = `
  (lead.status = 'HANDED_OVER'
   AND EXISTS (SELECT 1 FROM job WHERE job.lead_id = lead.id AND job.type = 'WITHDRAW_LEAD'
                 AND job.status NOT IN ('COMPLETED', 'CANCELLED')))`;
