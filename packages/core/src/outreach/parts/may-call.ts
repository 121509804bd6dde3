import { SQL_BESIDE_CAMPAIGNS } from "./campaign-work.ts";
import { SQL_LISTED } from "./on-the-list.ts";

/** SQL: a call of `job` may begin. For a lead on the do-not-contact list nothing is asked any more but to take it out. */
export const SQL_MAY_CALL = `
  ${SQL_BESIDE_CAMPAIGNS} OR NOT EXISTS (SELECT 1 FROM lead WHERE lead.id = job.lead_id AND (${SQL_LISTED}))`;
