import type { FailureKind } from "../failure-kinds.ts";
import type { Operation, Provider } from "../providers.ts";
import type { RecordOutcome } from "../record-outcomes.ts";

interface Signal<P extends Provider> {
  /** `<provider>.<signal>`, unique; stored with every failure and rejected record. */
  readonly id: string;
  readonly provider: P;
  /** The operations in which the row can match; absent: all. */
  readonly operations?: readonly Operation<P>[];
  /** What the client sees on the wire. */
  readonly signal: string;
  readonly note?: string;
}

/** Opens the breaker. */
export interface OpeningRow<P extends Provider = Provider> extends Signal<P> {
  readonly verdict: { readonly failure: FailureKind };
}

/** An outcome of the one record that was asked about; the breaker stays as it is. */
export interface RecordRow<P extends Provider = Provider> extends Signal<P> {
  readonly verdict: { readonly record: RecordOutcome };
  /**
   * Why the answer itself says that it is about one record (the rule of doubt): it names the record, or it is the
   * documented answer for one. A signal without such a reason is a failure.
   */
  readonly why: string;
  /**
   * The reason may also be the part of the request that is ours and equal for every lead (instructions, offer, form), so
   * three of these outcomes end the campaign (rule J14).
   */
  readonly maybeOurs?: true;
}

/** Listed only if an answer looks like trouble but is none. */
export interface SuccessRow<P extends Provider = Provider> extends Signal<P> {
  readonly verdict: { readonly success: true };
}

/** One signal of one provider and what it means. */
export type FailureRow<P extends Provider = Provider> = OpeningRow<P> | RecordRow<P> | SuccessRow<P>;
