import type { OperationName, ProviderName } from "../providers/names.ts";

export interface FaultEntry {
  readonly providers: readonly ProviderName[];
  /** Operations that can show this fault; without it, every operation. Other requests pass untouched. */
  readonly operations?: readonly OperationName[];
  /** What plays the fault: the connection, an answer instead of the provider's, the provider's handler, or the body being sent. */
  readonly stage: "connection" | "instead" | "handler" | "body";
  readonly does: string;
  /** Whether the provider has done the work (charged, stored) although the caller may not learn of it. */
  readonly workDone: boolean;
  /**
   * What it means to a caller: the service is failing, only this record is bad, nothing is wrong, or it depends on
   * the operation. From provider-apis facts, "Down" and "Record" of each provider.
   */
  readonly means: "provider-failure" | "bad-record" | "nothing" | "depends";
}
