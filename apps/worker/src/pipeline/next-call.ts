import type { Provider } from "@leadgen/core";
import type { Tx } from "@leadgen/core/outreach";
import type { CallOptions, CallResult } from "@leadgen/providers";
import type { RunningJob } from "./running-job.ts";

/** What an answer came to for its step. Only a FINISHED step is a checkpoint; `output` is what later steps need of it. */
export type Kept =
  | { readonly step: "FINISHED"; readonly output: unknown }
  /** Another call has to follow. */
  | { readonly step: "UNFINISHED" };

export const UNFINISHED: Kept = { step: "UNFINISHED" };

type Answer<T> = Extract<CallResult<T>, { outcome: "SUCCEEDED" }>;
export type Rejected = Exclude<CallResult<never>, Answer<never>>;

/** An answer, and how it is stored in the transaction that records the call, if the claim was still good. */
export interface Storable extends Pick<Answer<unknown>, "outcome" | "meta"> {
  readonly keep: (tx: Tx) => Promise<Kept>;
}

/** The call that a job needs next. */
export interface NextCall {
  /** Of the job's checkpoints: the step, with a number where it is taken several times (`SEARCH:2`). */
  readonly step: string;
  readonly provider: Provider;
  readonly endpoint: string;
  /** Paid for, or changes something at the provider. */
  readonly effect: boolean;
  /** When it finishes its step, nothing is left of the job. */
  readonly last: boolean;
  readonly send: (options: CallOptions) => Promise<Storable | Rejected>;
}

/** The next call of a step by what the job has finished so far; undefined: the step needs none. */
export type StepHandler = (tx: Tx, job: RunningJob) => Promise<NextCall | undefined>;

/** The calls of each step; a look-up says whether an earlier call has done its work (rule J6). */
const CALLS = {
  CAMPAIGN: {
    provider: "INSTANTLY",
    endpoint: "POST /api/v2/campaigns",
    effect: true,
    lookUp: "GET /api/v2/campaigns",
  },
  SEARCH: { provider: "APOLLO", endpoint: "POST /api/v1/mixed_people/api_search", effect: false },
  REVEAL: { provider: "APOLLO", endpoint: "POST /api/v1/people/bulk_match", effect: true },
  VERIFY: { provider: "MILLIONVERIFIER", endpoint: "GET /api/v3", effect: true },
  RESEARCH: { provider: "PERPLEXITY", endpoint: "POST /v1/responses", effect: true },
  WRITE: { provider: "OPENAI", endpoint: "POST /v1/responses", effect: true },
  HAND_OVER: {
    provider: "INSTANTLY",
    endpoint: "POST /api/v2/leads/add",
    effect: true,
    lookUp: "POST /api/v2/leads/list",
  },
} as const satisfies Record<
  string,
  { provider: Provider; endpoint: string; effect: boolean; lookUp?: string }
>;

export type Step = keyof typeof CALLS;
type LookedUpStep = { [S in Step]: (typeof CALLS)[S] extends { lookUp: string } ? S : never }[Step];

/** How a call is sent and its answer stored. */
interface SendAndKeep<T> {
  /** Absent: the step is taken once. */
  readonly number?: number;
  readonly last?: boolean;
  readonly send: (options: CallOptions) => Promise<CallResult<T>>;
  readonly keep: (tx: Tx, data: T) => Promise<Kept>;
}

/** The call that does a step's work. */
export function callOf<T>(step: Step, how: SendAndKeep<T>): NextCall {
  const { provider, endpoint, effect } = CALLS[step];
  return { provider, endpoint, effect, ...asked(step, how) };
}

/** The call that asks whether a step's work has been done. */
export function lookUpOf<T>(step: LookedUpStep, how: SendAndKeep<T>): NextCall {
  const { provider, lookUp } = CALLS[step];
  return { provider, endpoint: lookUp, effect: false, ...asked(step, how) };
}

/** Keeps the answer's type between `send` and `keep`, so that nobody else needs it. */
function asked<T>(step: Step, { number, last = false, send, keep }: SendAndKeep<T>) {
  return {
    step: number === undefined ? step : `${step}:${number}`,
    last,
    send: async (options: CallOptions): Promise<Storable | Rejected> => {
      const result = await send(options);
      if (result.outcome === "REJECTED") return result;
      return { outcome: result.outcome, meta: result.meta, keep: (tx: Tx) => keep(tx, result.data) };
    },
  };
}
