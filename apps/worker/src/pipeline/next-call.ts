import {
  endpointOf,
  hasEffect,
  type LookedUpStep,
  lookUpEndpointOf,
  type Provider,
  providerOf,
  type Step,
} from "@leadgen/core";
import type { Tx } from "@leadgen/core/outreach";
import type { CallOptions, CallResult } from "@leadgen/providers";
import type { LeadChange } from "./lead-changes.ts";
import type { RunningJob } from "./running-job.ts";

/** What an answer means for its step. Only a FINISHED step gets a checkpoint; `output` is what later steps need of it. */
export type Kept =
  | { readonly step: "FINISHED"; readonly output: unknown }
  /** Another call has to follow. */
  | { readonly step: "UNFINISHED" };

export const UNFINISHED: Kept = { step: "UNFINISHED" };

export const finished = (output: unknown): Kept => ({ step: "FINISHED", output });

type Answer<T> = Extract<CallResult<T>, { outcome: "SUCCEEDED" }>;
export type Rejected = Exclude<CallResult<never>, Answer<never>>;

/** An answer, and how it is stored: in the transaction that records the call, if the claim is still valid. */
export type Storable = Pick<Answer<unknown>, "outcome" | "meta"> &
  (
    | {
        /** What the answer means for the step: the checkpoint is then written together with the outcome. */
        readonly kept: Kept;
        readonly change: LeadChange | undefined;
        readonly keep?: undefined;
      }
    | {
        readonly kept?: undefined;
        readonly change?: undefined;
        readonly keep: (tx: Tx) => Promise<Kept>;
      }
  );

/** The call that a job needs next. */
export interface NextCall {
  /** The checkpoint's name: the step, with a number if a job takes the step several times (`SEARCH:2`). */
  readonly step: string;
  readonly provider: Provider;
  readonly endpoint: string;
  /** Whether the call is paid for or changes something at the provider. */
  readonly effect: boolean;
  /** Whether the job has nothing left to do once this call finishes its step. */
  readonly last: boolean;
  /** The tokens that the provider counts when the call starts; 0 where it counts none. */
  readonly tokens: number;
  readonly send: (options: CallOptions) => Promise<Storable | Rejected>;
}

/** Returns the step's next call, given what the job has finished so far; undefined: the step needs none. */
export type StepHandler = (tx: Tx, job: RunningJob) => Promise<NextCall | undefined>;

/** How a call is sent and its answer stored. */
type SendAndKeep<T> = {
  /** Absent if a job takes the step once. */
  readonly number?: number;
  readonly last?: boolean;
  readonly tokens?: number;
  readonly send: (options: CallOptions) => Promise<CallResult<T>>;
} & (
  | {
      /** What the answer means for the step, if that needs no query. */
      readonly comesTo: (data: T) => Kept;
      /** What it changes in the job's lead. */
      readonly changes: (data: T) => LeadChange | undefined;
    }
  | { readonly keep: (tx: Tx, data: T) => Promise<Kept> }
);

/** The call that does a step's work. */
export function callOf<T>(step: Step, how: SendAndKeep<T>): NextCall {
  return {
    provider: providerOf(step),
    endpoint: endpointOf(step),
    effect: hasEffect(step),
    ...asked(step, how),
  };
}

/** The call that asks whether a step's work was done (rule J6). */
export function lookUpOf<T>(step: LookedUpStep, how: SendAndKeep<T>): NextCall {
  return {
    provider: providerOf(step),
    endpoint: lookUpEndpointOf(step),
    effect: false,
    ...asked(step, how),
  };
}

/** Keeps the answer's type between `send` and `keep`, so that no other code needs it. */
function asked<T>(step: Step, how: SendAndKeep<T>) {
  const { number, last = false, tokens = 0, send } = how;
  return {
    step: number === undefined ? step : `${step}:${number}`,
    last,
    tokens,
    send: async (options: CallOptions): Promise<Storable | Rejected> => {
      const result = await send(options);
      if (result.outcome === "REJECTED") return result;
      const { outcome, meta, data } = result;
      if ("keep" in how) return { outcome, meta, keep: (tx) => how.keep(tx, data) };
      return { outcome, meta, kept: how.comesTo(data), change: how.changes(data) };
    },
  };
}
