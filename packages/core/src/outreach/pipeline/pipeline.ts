import { OPERATIONS, type Operation, type Provider } from "../provider/providers.ts";
import { REVEAL_BATCH } from "./limits.ts";
import type { JobType } from "./task-table.ts";

/** What one step of the pipeline is: a call at a provider, made for a job. */
export interface PipelineRow<P extends Provider = Provider> {
  readonly job: JobType;
  readonly provider: P;
  readonly operation: Operation<P>;
  /** The operation that shows whether an earlier call has done the work already (rule J6), or whether its answer is true. */
  readonly lookUp?: Operation<P>;
  /** PAID: costs something each time. CHANGES: free, but changes something at the provider. */
  readonly effect: "PAID" | "CHANGES" | "NONE";
  /** PAID steps only. `creditsPerLead` is 0 if money is charged instead; an absent `leadsPerCall` means 1. */
  readonly buys?: { readonly what: string; readonly creditsPerLead: number; readonly leadsPerCall?: number };
  /** One job takes the step several times; its checkpoints are numbered (`SEARCH:2`). */
  readonly numbered?: true;
  readonly meaning: string;
}

type AnyRow = { [P in Provider]: PipelineRow<P> }[Provider];

/**
 * The pipeline: every step of every job, in the order in which a job takes them. The worker, the API, the docs and the
 * tools derive from this table what a step needs, costs and calls.
 */
export const PIPELINE = {
  OPT_OUTS: {
    job: "FETCH_LEADS",
    provider: "INSTANTLY",
    operation: "leads/list",
    lookUp: "campaigns/get",
    effect: "NONE",
    numbered: true,
    meaning:
      "Adds the people whom the sender reports as unsubscribed or bounced to the do-not-contact list, page by page.",
  },
  CAMPAIGN: {
    job: "FETCH_LEADS",
    provider: "INSTANTLY",
    operation: "campaigns/create",
    lookUp: "campaigns/list",
    effect: "CHANGES",
    meaning: "Makes the sender's campaign.",
  },
  SEARCH: {
    job: "FETCH_LEADS",
    provider: "APOLLO",
    operation: "mixed_people/api_search",
    effect: "NONE",
    numbered: true,
    meaning: "Finds people, page by page up to the lead limit.",
  },
  REVEAL: {
    job: "REVEAL_LEADS",
    provider: "APOLLO",
    operation: "people/bulk_match",
    effect: "PAID",
    buys: { what: "the addresses of up to ten people", creditsPerLead: 1, leadsPerCall: REVEAL_BATCH },
    meaning: "Reveals who the found people are, up to ten at once.",
  },
  VERIFY: {
    job: "ENRICH_LEAD",
    provider: "MILLIONVERIFIER",
    operation: "verify",
    effect: "PAID",
    buys: { what: "whether the address takes mail", creditsPerLead: 1 },
    meaning: "Checks the address.",
  },
  RESEARCH: {
    job: "ENRICH_LEAD",
    provider: "PERPLEXITY",
    operation: "responses",
    effect: "PAID",
    buys: { what: "facts about the company", creditsPerLead: 0 },
    meaning: "Researches the company.",
  },
  WRITE: {
    job: "ENRICH_LEAD",
    provider: "OPENAI",
    operation: "responses",
    effect: "PAID",
    buys: { what: "subject and body of the e-mail", creditsPerLead: 0 },
    meaning: "Writes the e-mail.",
  },
  HAND_OVER: {
    job: "ENRICH_LEAD",
    provider: "INSTANTLY",
    operation: "leads/add",
    lookUp: "leads/list",
    effect: "CHANGES",
    meaning: "Adds the lead to the sender's campaign.",
  },
  WITHDRAW: {
    job: "WITHDRAW_LEAD",
    provider: "INSTANTLY",
    operation: "leads/delete",
    lookUp: "leads/list",
    effect: "CHANGES",
    meaning: "Takes the lead out at the sender.",
  },
  OPT_OUTS_DAILY: {
    job: "READ_OPT_OUTS",
    provider: "INSTANTLY",
    operation: "leads/list",
    lookUp: "campaigns/get",
    effect: "NONE",
    numbered: true,
    meaning: "The same as OPT_OUTS, for all campaigns of the organization.",
  },
} as const satisfies Record<string, AnyRow>;

export type Step = keyof typeof PIPELINE;

/** The steps of one job type. */
export type StepOf<J extends JobType> = {
  [S in Step]: (typeof PIPELINE)[S]["job"] extends J ? S : never;
}[Step];

/** The steps with a look-up. */
export type LookedUpStep = {
  [S in Step]: (typeof PIPELINE)[S] extends { readonly lookUp: string } ? S : never;
}[Step];

export const STEPS = Object.keys(PIPELINE) as readonly Step[];

/** The steps of one job type, in order. */
export const stepsOf = <J extends JobType>(job: J): readonly StepOf<J>[] =>
  STEPS.filter((step): step is StepOf<J> => PIPELINE[step].job === job);

export const providerOf = (step: Step): Provider => PIPELINE[step].provider;

/** The providers that a job of this type needs, in the order in which it meets them. */
export const providersOf = (job: JobType): readonly Provider[] => [...new Set(stepsOf(job).map(providerOf))];

/** The endpoint under which the step's call is recorded. */
export const endpointOf = (step: Step): string => recordedAs(PIPELINE[step], "operation");

/** The endpoint under which the step's look-up is recorded. */
export const lookUpEndpointOf = (step: LookedUpStep): string => recordedAs(PIPELINE[step], "lookUp");

function recordedAs(row: PipelineRow, which: "operation" | "lookUp"): string {
  const endpoints: Readonly<Record<string, string>> = OPERATIONS[row.provider];
  const endpoint = endpoints[row[which] ?? ""];
  if (endpoint === undefined) throw new Error(`outreach-e4: ${row.provider} ${row[which]} has no endpoint`);
  return endpoint;
}

/** Whether the step's call is paid for or changes something, so that it must not be made twice. */
export const hasEffect = (step: Step): boolean => PIPELINE[step].effect !== "NONE";

/** How many of its provider's credits the step takes for each lead. */
export function creditsPerLead(step: Step): number {
  const row: PipelineRow = PIPELINE[step];
  return row.buys?.creditsPerLead ?? 0;
}

/** The steps of ENRICH_LEAD, in order. */
export const ENRICH_STEPS = stepsOf("ENRICH_LEAD");

export type EnrichStep = StepOf<"ENRICH_LEAD">;
