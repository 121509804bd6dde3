import type { Provider } from "../provider/providers.ts";

/** The jobs of the pipeline: the worker task that runs each and the providers it needs, in order. */
export const TASK_TABLE = {
  FETCH_LEADS: {
    identifier: "fetch_leads",
    /** graphile-worker: smaller runs first. A new campaign finds its people while older ones still enrich theirs. */
    priority: 0,
    providers: ["INSTANTLY", "APOLLO"],
    meaning: "Makes the sender's campaign, finds people, reveals them in batches of 10.",
  },
  ENRICH_LEAD: {
    identifier: "enrich_lead",
    priority: 10,
    providers: ["MILLIONVERIFIER", "PERPLEXITY", "OPENAI", "INSTANTLY"],
    meaning: "Verifies, researches, writes to and hands over one lead.",
  },
} as const satisfies Record<
  string,
  { identifier: string; priority: number; providers: readonly Provider[]; meaning: string }
>;

export type JobType = keyof typeof TASK_TABLE;

export const JOB_TYPES = Object.keys(TASK_TABLE) as readonly JobType[];

/** Steps of ENRICH_LEAD, in order. FETCH_LEADS has as many as it needs: see its plan in the worker. */
export const ENRICH_STEPS = ["VERIFY", "RESEARCH", "WRITE", "HAND_OVER"] as const;

export type EnrichStep = (typeof ENRICH_STEPS)[number];
