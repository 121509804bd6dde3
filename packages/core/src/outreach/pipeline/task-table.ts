interface TaskRow {
  readonly identifier: string;
  readonly priority: number;
  /**
   * Whether jobs of this type are their campaign's own work: the campaign is over exactly when all of these are (C3, I9), and none of
   * it is done for a lead on the do-not-contact list. Other jobs may be live under an ended campaign, count in none of its
   * numbers, and keep it from being deleted while they are live.
   */
  readonly campaignWork: boolean;
  readonly meaning: string;
}

/** The job types of the pipeline, and the worker task that runs each. Their steps are rows of PIPELINE. */
export const TASK_TABLE = {
  FETCH_LEADS: {
    identifier: "fetch_leads",
    /** In graphile-worker smaller runs first. A new campaign finds its people while older ones still enrich theirs. */
    priority: 0,
    campaignWork: true,
    meaning: "Makes the sender's campaign and finds people.",
  },
  REVEAL_LEADS: {
    identifier: "reveal_leads",
    /** As enriching: by their ranks, the people who were revealed go before those who were not, and campaigns take turns. */
    priority: 10,
    campaignWork: true,
    meaning: "Reveals who up to ten found people are.",
  },
  ENRICH_LEAD: {
    identifier: "enrich_lead",
    priority: 10,
    campaignWork: true,
    meaning: "Verifies, researches, writes to and hands over one lead.",
  },
  WITHDRAW_LEAD: {
    identifier: "withdraw_lead",
    /** Runs before all others: until it is done, the sender may write to a person who asked not to be written to. */
    priority: -10,
    campaignWork: false,
    meaning: "Takes one lead out at the sender, also when its campaign is over.",
  },
  READ_OPT_OUTS: {
    identifier: "read_opt_outs",
    priority: 0,
    campaignWork: false,
    meaning: "Reads at the sender, once a day for each organization, who unsubscribed or bounced.",
  },
} as const satisfies Record<string, TaskRow>;

export type JobType = keyof typeof TASK_TABLE;

export const JOB_TYPES = Object.keys(TASK_TABLE) as readonly JobType[];

/** The job types that are their campaign's own work. */
export const CAMPAIGN_JOB_TYPES: readonly JobType[] = JOB_TYPES.filter(
  (type) => TASK_TABLE[type].campaignWork,
);
