import type { ProviderFailure } from "@leadgen/core";
import { isDatabaseTrouble } from "@leadgen/db";
import type { NextCall, Rejected, Storable } from "./next-call.ts";

/** How going on with a job ended: one name per end. What is recorded of each, and what comes next, says `settle`. */
export type StepEnd =
  /** Every step is finished. */
  | { readonly end: "ALL_DONE" }
  /** This process takes no next step. */
  | { readonly end: "STOPPING" }
  /** While it waited for a turn the job was paused, cancelled or given to another worker. */
  | { readonly end: "GONE" }
  /** No intent was recorded: the breaker is OPEN, or the claim is lost. */
  | { readonly end: "REFUSED" }
  /** No intent was recorded: the job's lead may not be written to. */
  | { readonly end: "BLOCKED" }
  /** By the time it could be sent its turn was over, or the intent too old: not a byte has left. */
  | { readonly end: "NOT_SENT"; readonly callId: string; readonly call: NextCall }
  | { readonly end: "SUCCEEDED"; readonly callId: string; readonly call: NextCall; readonly answer: Storable }
  /** The provider works, and turned down this one record. */
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
  /** The database could not be reached, or not for long enough. */
  | { readonly end: "DATABASE_AWAY"; readonly error: unknown; readonly call?: Interrupted | undefined }
  /** Anything else that was thrown. */
  | { readonly end: "OWN_ERROR"; readonly error: unknown; readonly call?: Interrupted | undefined };

/** A call that an error came in between. NO: perhaps its intent is committed, but nothing was sent. */
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
