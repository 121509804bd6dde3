import type { ProviderFailure } from "@leadgen/core";
import { isDatabaseTrouble } from "@leadgen/db";
import type { NextCall, Rejected, Storable } from "./next-call.ts";

/** How a job's step ended. `settle` says what is recorded for each end, and what comes next. */
export type StepEnd =
  /** Every step is finished. */
  | { readonly end: "ALL_DONE" }
  /** This process is stopping and takes no further step. */
  | { readonly end: "STOPPING" }
  /** The job was paused, cancelled or given to another worker while it waited for a turn. */
  | { readonly end: "GONE" }
  /** No intent was recorded: the breaker is OPEN, or the claim is lost. */
  | { readonly end: "REFUSED" }
  /** No intent was recorded: the job's lead may not be written to. */
  | { readonly end: "BLOCKED" }
  /** The turn was over, or the intent too old, before the call could be sent: nothing was sent. */
  | { readonly end: "NOT_SENT"; readonly callId: string; readonly call: NextCall }
  | { readonly end: "SUCCEEDED"; readonly callId: string; readonly call: NextCall; readonly answer: Storable }
  /** The provider works, but refused this one record. */
  | { readonly end: "REJECTED"; readonly callId: string; readonly call: NextCall; readonly answer: Rejected }
  /** The provider failed. */
  | {
      readonly end: "FAILED";
      readonly callId: string;
      readonly call: NextCall;
      readonly failure: ProviderFailure;
    }
  /** The process was stopped before the answer came. */
  | { readonly end: "CUT_OFF"; readonly callId: string }
  /** The database could not be reached in time. */
  | { readonly end: "DATABASE_AWAY"; readonly error: unknown; readonly call?: Interrupted | undefined }
  /** Any other error. */
  | { readonly end: "OWN_ERROR"; readonly error: unknown; readonly call?: Interrupted | undefined };

/** A call that an error interrupted. NO: its intent may be committed, but nothing was sent. */
interface Interrupted {
  readonly callId: string;
  readonly sent: "NO" | "YES" | "ANSWERED";
}

export const endOfError = (error: unknown, call?: Interrupted): StepEnd => ({
  end: isDatabaseTrouble(error) ? "DATABASE_AWAY" : "OWN_ERROR",
  error,
  call,
});

export type EndOf<E extends StepEnd["end"]> = Extract<StepEnd, { end: E }>;
