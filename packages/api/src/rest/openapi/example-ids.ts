import type { Thing } from "../../db/must-exist.ts";

const id = (last: string): string => `0198c0de-0000-7000-8000-0000000000${last}`;

/** The ids of the documentation's examples. A test makes the things that they name, and runs every example against them. */
export const EXAMPLE_IDS: Readonly<Record<Thing, string>> = {
  organization: id("01"),
  campaign: id("02"),
  job: id("03"),
  lead: id("04"),
  member: id("05"),
  invitation: id("06"),
  do_not_contact: id("07"),
};

/** A campaign that was not started. */
export const DRAFT_CAMPAIGN_ID: string = id("12");
/** A campaign that was cancelled, with a lead that another one can use. */
export const ENDED_CAMPAIGN_ID: string = id("15");
/** A job of the running campaign that failed for a reason of its own. */
export const FAILED_JOB_ID: string = id("13");
/** A campaign that is over, whose mails wait to be sent. */
export const WRITTEN_CAMPAIGN_ID: string = id("16");
/** A lead of it. */
export const WRITTEN_LEAD_ID: string = id("17");
/** For every other id. */
export const OTHER_ID: string = id("08");
