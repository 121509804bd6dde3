/**
 * SQL: the row of `lead` is with the sender and is to be taken out there. One whose job failed still is; one whose job a person
 * cancelled stays.
 */
export const SQL_LEAVING = `
  (lead.status = 'HANDED_OVER'
   AND EXISTS (SELECT 1 FROM job WHERE job.lead_id = lead.id AND job.type = 'WITHDRAW_LEAD'
                 AND job.status NOT IN ('COMPLETED', 'CANCELLED')))`;
