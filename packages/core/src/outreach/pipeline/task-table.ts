/** The jobs of the pipeline, and the worker task that runs each. Their steps are rows of PIPELINE. */
export const TASK_TABLE = {
  FETCH_LEADS: {
    identifier: "fetch_leads",
    /** graphile-worker: smaller runs first. A new campaign finds its people while older ones still enrich theirs. */
    priority: 0,
    meaning: "Makes the sender's campaign, finds people, reveals them in batches of 10.",
  },
  ENRICH_LEAD: {
    identifier: "enrich_lead",
    priority: 10,
    meaning: "Verifies, researches, writes to and hands over one lead.",
  },
} as const satisfies Record<string, { identifier: string; priority: number; meaning: string }>;

export type JobType = keyof typeof TASK_TABLE;

export const JOB_TYPES = Object.keys(TASK_TABLE) as readonly JobType[];
