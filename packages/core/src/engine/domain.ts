import type { CallFailure } from "./call/call-failure.ts";
import type { OwnCallRule } from "./call/own-call-rule.ts";
import type { TerminalJobStatus } from "./job/states.ts";
import type { Tx } from "./parts/tx.ts";

/** The words of a domain that the engine stores and gives back as they are. Each is an enum of the database. */
export interface Words {
  readonly jobType: string;
  /** Its provider and its kind are such words; what else it holds stays with the caller. */
  readonly failure: CallFailure;
  /** What persons ask providers for; not `PIPELINE`, which is the jobs' calls. */
  readonly purpose: string;
}

/** How graphile-worker runs the jobs of one type. */
export interface JobTask {
  readonly identifier: string;
  /** Smaller runs first. */
  readonly priority: number;
}

/** One of them. */
interface EndedJob {
  readonly id: string;
  readonly campaignId: string;
  /** Why it ended badly, where the reason may be ours. */
  readonly endedBy?: string | undefined;
}

/** Jobs that one verb ended, all in the same way. */
export interface EndedJobs {
  readonly jobs: readonly EndedJob[];
  readonly status: TerminalJobStatus;
  /** A short word for programs, of FAILED jobs. */
  readonly code?: string;
  /** For people: what was wrong, or why they were cancelled. */
  readonly message?: string;
}

/**
 * What the engine has to be told about the domain whose jobs it runs: names as tables, and what belongs into the
 * transactions of its verbs as hooks. A hook neither opens nor ends a transaction.
 *
 * @typeParam F what `onEnd` answers; the verbs that end jobs on request add it to their own answer.
 */
export interface Domain<W extends Words = Words, F extends object = object> {
  readonly tasks: Readonly<Record<W["jobType"], JobTask>>;
  readonly ownCalls: Readonly<Record<W["purpose"], OwnCallRule<W["failure"]["provider"]>>>;
  /** How people call each provider. */
  readonly providerNames: Readonly<Record<W["failure"]["provider"], string>>;
  /** SQL over `job`: a call of it may begin (default: always). Read with the intent, in one statement. */
  readonly mayCall?: string;
  /**
   * Runs when jobs are written as ended, before their doorbells are taken out of the queue, with the breaker's lock and
   * the jobs' rows held. `ended.jobs` may be empty.
   */
  readonly onEnd: (tx: Tx, ended: EndedJobs) => Promise<F>;
  /** Runs when the breaker was opened or closed, with that written in its history and its exclusive lock held: keep it short. */
  readonly onMove?: (
    tx: Tx,
    event: { readonly id: string; readonly kind: "OPENED" | "CLOSED" },
  ) => Promise<void>;
  /** Runs before a FAILED job is set going again, with its row held. Throws a DomainError to refuse. */
  readonly onRetry: (tx: Tx, job: { readonly jobId: string; readonly campaignId: string }) => Promise<void>;
}
