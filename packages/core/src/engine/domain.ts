import type { CallFailure } from "./call/call-failure.ts";
import type { OwnCallRule } from "./call/own-call-rule.ts";
import type { TerminalJobStatus } from "./job/states.ts";
import type { Tx } from "./parts/tx.ts";

/** The names of a domain that the engine stores and returns unchanged. Each is an enum of the database. */
export interface Words {
  readonly jobType: string;
  /** Only its provider and kind are stored as such names. */
  readonly failure: CallFailure;
  /** The purposes of persons' own calls; not `PIPELINE`, which stands for the jobs' calls. */
  readonly purpose: string;
}

/** How graphile-worker runs the jobs of one type. */
export interface JobTask {
  readonly identifier: string;
  /** Smaller runs first. */
  readonly priority: number;
}

interface EndedJob {
  readonly id: string;
  readonly campaignId: string;
  /** An id of why it ended badly, if the reason may be ours. */
  readonly endedBy?: string | undefined;
}

/** Jobs that one verb ended, all in the same way. */
export interface EndedJobs {
  readonly jobs: readonly EndedJob[];
  readonly status: TerminalJobStatus;
  /** A short word for programs; FAILED jobs only. */
  readonly code?: string;
  /** For people: what was wrong, or why they were cancelled. */
  readonly message?: string;
}

/**
 * What the engine has to know about the domain whose jobs it runs: its names as tables, and hooks that run in the
 * transactions of the verbs. A hook neither opens nor ends a transaction.
 *
 * @typeParam F what `onEnd` answers; the verbs that end jobs on request add it to their own answer.
 */
export interface Domain<W extends Words = Words, F extends object = object> {
  readonly tasks: Readonly<Record<W["jobType"], JobTask>>;
  readonly ownCalls: Readonly<Record<W["purpose"], OwnCallRule<W["failure"]["provider"]>>>;
  /** Each provider's display name. */
  readonly providerNames: Readonly<Record<W["failure"]["provider"], string>>;
  /** SQL condition over `job`: a call of the job may begin (default: always). The statement that records the intent evaluates it. */
  readonly mayCall?: string;
  /**
   * Runs after jobs were written as ended and before their doorbells leave the queue. The breaker's lock and the jobs'
   * rows are held. `ended.jobs` may be empty.
   */
  readonly onEnd: (tx: Tx, ended: EndedJobs) => Promise<F>;
  /** Runs after an opening or closing was written to the history. It holds the breaker's exclusive lock, so keep it short. */
  readonly onMove?: (
    tx: Tx,
    event: { readonly id: string; readonly kind: "OPENED" | "CLOSED" },
  ) => Promise<void>;
  /** Runs before a FAILED job is retried, with its row held. Throws a DomainError to refuse. */
  readonly onRetry: (tx: Tx, job: { readonly jobId: string; readonly campaignId: string }) => Promise<void>;
}
