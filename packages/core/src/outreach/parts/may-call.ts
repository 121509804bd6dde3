import { SQL_BESIDE_CAMPAIGNS } from "./campaign-work.ts";
import { SQL_LISTED } from "./on-the-list.ts";

/** SQL condition: a call of `job` may begin. For a lead on the do-not-contact list, only taking it out may still be called. */
export const SQL_MAY_CALL = `
  ${SQL_BESIDE_CAMPAIGNS} OR NOT EXISTS (SELECT 1 FROM lead WHERE lead.id = job.lead_id AND (${SQL_LISTED}))`;
