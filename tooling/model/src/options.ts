import { chosen, FLAG, parseOptions, TEXT, wholeNumber } from "@leadgen/testkit/command-line";
import type { Bounds } from "./bounds.ts";
import { BUG_NAMES, type BugName } from "./bugs.ts";

/** How many random traces are replayed by default. */
export const REPLAYED = 500;

export const HELP = `Usage: make model ARGS="[options]"

Visits every state of the model within bounds, and prints the shortest path to one that breaks an invariant.
Without bounds: a list of rounds, each wide in some dimensions, then the replay; with --bug: growing bounds until it is found.
The replay makes the moves of random traces and of the seeded bugs' traces with the engine's verbs on a separate PostgreSQL,
and compares after each move. The verbs must agree with random traces, and diverge from a bug's trace where the bug acts.

  --bug NAME      drop one guard of the engine
  --list          the guards that can be dropped, and what each breaks
  --workers N     worker processes (2)
  --jobs N        jobs (2)
  --epochs N      epochs; the breaker opens N - 1 times (2)
  --steps N       steps of a job, a paid call each (1)
  --faults N      crashes, missed heartbeats and orderly stops, together (0)
  --cancels N     jobs that a person cancels (0)
  --full          every order of every move, without the reduction
  --losses        the same, checking in each state that the reduction loses nothing
  --replay N      only the replay, of N random traces (${REPLAYED})
  --seed N        seed of the first random trace of the replay; the others use the numbers after it (1)
  --help

Exits 0 when nothing is broken and nothing diverges, 1 with a trace when something does, 64 on wrong usage.`;

export interface Options {
  readonly help: boolean;
  readonly list: boolean;
  readonly bug: BugName | null;
  /** Whether to explore without the reduction. */
  readonly full: boolean;
  readonly losses: boolean;
  /** Null: the default bounds. */
  readonly bounds: Bounds | null;
  /** Random traces to replay; null: the default number, after the rounds. */
  readonly replay: number | null;
  readonly seed: number;
}

const BY_NAME = new Map(BUG_NAMES.map((name) => [name, name]));

const NUMBERS = ["workers", "jobs", "epochs", "steps", "faults", "cancels"] as const;

/** @throws UsageError */
export function readOptions(args: readonly string[]): Options {
  const values = parseOptions(args, {
    bug: TEXT,
    list: FLAG,
    workers: TEXT,
    jobs: TEXT,
    epochs: TEXT,
    steps: TEXT,
    faults: TEXT,
    cancels: TEXT,
    full: FLAG,
    losses: FLAG,
    replay: TEXT,
    seed: TEXT,
    help: FLAG,
  });
  const flags = [values.full, values.losses];
  const given = NUMBERS.some((name) => values[name] !== undefined) || flags.includes(true);
  const bounds: Bounds = {
    workers: wholeNumber("workers", values.workers, { from: 1, to: 4, otherwise: 2 }),
    jobs: wholeNumber("jobs", values.jobs, { from: 1, to: 4, otherwise: 2 }),
    epochs: wholeNumber("epochs", values.epochs, { from: 1, to: 9, otherwise: 2 }),
    steps: wholeNumber("steps", values.steps, { from: 1, to: 7, otherwise: 1 }),
    faults: wholeNumber("faults", values.faults, { from: 0, to: 9, otherwise: 0 }),
    cancels: wholeNumber("cancels", values.cancels, { from: 0, to: 9, otherwise: 0 }),
  };
  return {
    help: values.help === true,
    list: values.list === true,
    bug: (values.bug === undefined ? undefined : chosen("bug", values.bug, BY_NAME)[0]) ?? null,
    full: values.full === true,
    losses: values.losses === true,
    bounds: given ? bounds : null,
    replay: wholeNumber("replay", values.replay, { from: 1, otherwise: undefined }) ?? null,
    seed: wholeNumber("seed", values.seed, { from: 0, otherwise: 1 }),
  };
}
