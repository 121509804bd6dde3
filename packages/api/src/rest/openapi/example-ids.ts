import type { Thing } from "../../db/must-exist.ts";

const id = (last: string): string => `0198c0de-0000-7000-8000-0000000000${last}`;

/** The ids in the documentation's examples. A test creates the things with these ids, and runs every example on them. */
export const EXAMPLE_IDS: Readonly<Record<Thing, string>> = {
  organization: id("01"),
  campaign: id("02"),
  job: id("03"),
  lead: id("04"),
  member: id("05"),
  invitation: id("06"),
  do_not_contact: id("07"),
};

/** A campaign that has not been started. */
export const DRAFT_CAMPAIGN_ID: string = id("12");
/** A cancelled campaign with a lead that another campaign can use. */
export const ENDED_CAMPAIGN_ID: string = id("15");
/** A job of the running campaign that failed for a reason of its own, not a provider's. */
export const FAILED_JOB_ID: string = id("13");
/** A finished campaign whose mails wait to be sent. */
export const WRITTEN_CAMPAIGN_ID: string = id("16");
/** A lead of that campaign. */
export const WRITTEN_LEAD_ID: string = id("17");
/** For every other id. */
export const OTHER_ID: string = id("08");
