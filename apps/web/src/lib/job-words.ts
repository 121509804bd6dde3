import type { JobType } from "@leadgen/core";

/** What a job does, in words for people. */
export const JOB_WORDS: Readonly<Record<JobType, string>> = {
  FETCH_LEADS: "Find people",
  REVEAL_LEADS: "Reveal people",
  ENRICH_LEAD: "Enrich one person",
  WITHDRAW_LEAD: "Take one person out at Instantly",
  READ_OPT_OUTS: "Read who opted out",
};
