import type { RecordOutcome } from "@leadgen/core";

/** The facts about one call that the ledger keeps. */
export interface CallMeta {
  readonly httpStatus: number;
  readonly requestId?: string;
  /** The provider's credits that this call used. */
  readonly credits?: number;
  readonly costUsd?: number;
  /** A model's input and output tokens together. */
  readonly tokens?: number;
}

/**
 * The outcome of a call. REJECTED is about the record in question (an address, a person, a text) and leaves the
 * breaker as it is. A provider failure is thrown as a `ProviderError`.
 */
export type CallResult<T> =
  | { readonly outcome: "SUCCEEDED"; readonly data: T; readonly meta: CallMeta; readonly rule?: string }
  | {
      readonly outcome: "REJECTED";
      readonly status: RecordOutcome;
      /** One or two sentences for people; secrets and addresses removed, at most 500 characters. */
      readonly message: string;
      /** Id of the row of the failure table that matched. */
      readonly rule: string;
      readonly meta: CallMeta;
    };

export interface CallOptions {
  /**
   * Ends the call early; the client then throws the signal's reason unchanged. As after a timeout, it is
   * unknown whether the provider did the work.
   */
  readonly signal?: AbortSignal | undefined;
  /** Earliest time to send, by `performance.now()`. A connection is opened in the meantime. */
  readonly startAt?: number | undefined;
  /**
   * Latest time to send, by `performance.now()`. A later request is not sent at all: the client throws a `NotSentError`, and
   * the provider has received nothing.
   */
  readonly sendBy?: number | undefined;
}

/** A successful probe. A failed one throws a `ProviderError`, like every call. */
export interface ProbeReport {
  /** What the probe proved, and what it cannot see. */
  readonly detail: string;
  readonly credits?: number;
}
