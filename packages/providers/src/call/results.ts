import type { RecordOutcome } from "@leadgen/core";

/** What is worth keeping about one call. */
export interface CallMeta {
  readonly httpStatus: number;
  readonly requestId?: string;
  /** The provider's credits that this call used. */
  readonly credits?: number;
  readonly costUsd?: number;
  /** Input and output of a model. */
  readonly tokens?: number;
}

/**
 * What a call came to. REJECTED is about the record that was asked about (an address, a person, a text) and
 * stops nothing else. A provider failure is neither: it is thrown as a `ProviderError`.
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
   * Ends the call early; the client then throws the signal's reason as it is. Whether the provider did the
   * work is unknown, as after a timeout.
   */
  readonly signal?: AbortSignal | undefined;
  /** By `performance.now()`: the request leaves no earlier. Until then a connection is made ready for it. */
  readonly startAt?: number | undefined;
  /**
   * By `performance.now()`: not a byte of the request may leave later than this. Then the client throws a `NotSentError`, and
   * the provider has heard nothing.
   */
  readonly sendBy?: number | undefined;
}

/** A probe that succeeded. One that fails throws a `ProviderError`, like every call. */
export interface ProbeReport {
  /** What the probe proved, and what it cannot see. */
  readonly detail: string;
  readonly credits?: number;
}
