import type { FailureKind } from "../failure-kinds.ts";
import type { Provider } from "../providers.ts";
import type { RecordOutcome } from "../record-outcomes.ts";

/**
 * What a signal means. `failure` opens the breaker. `record` is about the one record that was asked about.
 * `success` is listed only where an answer looks like trouble and is none.
 */
export type Verdict =
  | { readonly failure: FailureKind }
  | { readonly record: RecordOutcome }
  | { readonly success: true };

/** One signal of one provider and what it means. */
export interface FailureRow {
  /** `<provider>.<signal>`, unique; stored with every failure and rejected record. */
  readonly id: string;
  readonly provider: Provider;
  /** The operations in which the row can match; none: in all. */
  readonly operation?: string;
  /** What is seen on the wire. */
  readonly signal: string;
  readonly verdict: Verdict;
  readonly note?: string;
}
