import { parseArgs } from "node:util";

export const BENCHMARKS = ["open-close", "busy", "drain", "enqueue"] as const;
export type Benchmark = (typeof BENCHMARKS)[number];

export interface Options {
  readonly only: readonly Benchmark[];
  readonly live: number;
  readonly finished: number;
  readonly seconds: number;
  readonly tasks: number;
  readonly rounds: number;
  readonly concurrency: number;
  /** Transactions a round of the enqueueing benchmark. */
  readonly batches: number;
  readonly json: boolean;
  readonly help: boolean;
}

export const HELP = `Usage: make bench ARGS="[options]"

Measures, side by side in one run, on an embedded PostgreSQL with fsync on:
  open-close   opening and closing the breaker against a bare UPDATE of the same rows
  busy         claims, calls, completions, openings and closings at once: no deadlock, invariants clean
  drain        no-op tasks with the ledger against graphile-worker alone
  enqueue      jobs with their doorbells against the doorbells alone

  --only a,b         only these benchmarks
  --live N           live jobs to open and close over (100000)
  --finished N       finished jobs in the same table (0)
  --seconds N        length of the busy minute (60)
  --concurrency N    workers of the busy minute, and of the drain (50)
  --tasks N          tasks to drain (20000)
  --rounds N         rounds whose median is taken (7)
  --quick            small sizes, to see that everything runs; the figures mean nothing and no target is judged
  --json             the figures as JSON
  --help

Exits 0 when every target is met, 1 when one is missed, 64 on wrong usage.`;

/** The command line does not say what can be done. */
export class UsageError extends Error {}

const FULL = {
  live: 100_000,
  finished: 0,
  seconds: 60,
  tasks: 20_000,
  rounds: 5,
  concurrency: 50,
  batches: 100,
};
const QUICK = { live: 300, finished: 100, seconds: 2, tasks: 200, rounds: 1, concurrency: 8, batches: 5 };

/** @throws UsageError */
export function readOptions(args: readonly string[]): Options & { readonly quick: boolean } {
  const values = parse(args);
  const quick = values.quick === true;
  const sizes = quick ? QUICK : FULL;
  return {
    quick,
    json: values.json === true,
    help: values.help === true,
    only: benchmarks(values.only),
    batches: sizes.batches,
    live: whole("live", values.live, sizes.live),
    finished: whole("finished", values.finished, sizes.finished),
    seconds: whole("seconds", values.seconds, sizes.seconds),
    tasks: whole("tasks", values.tasks, sizes.tasks),
    rounds: whole("rounds", values.rounds, sizes.rounds),
    concurrency: whole("concurrency", values.concurrency, sizes.concurrency),
  };
}

const text = { type: "string" } as const;
const flag = { type: "boolean" } as const;

function parse(args: readonly string[]) {
  try {
    const options = {
      only: text,
      live: text,
      finished: text,
      seconds: text,
      concurrency: text,
      tasks: text,
      rounds: text,
      quick: flag,
      json: flag,
      help: flag,
    };
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function whole(name: string, value: string | undefined, otherwise: number): number {
  if (value === undefined) return otherwise;
  const least = name === "finished" ? 0 : 1;
  const number = Number(value);
  if (/^\d+$/.test(value) && number >= least) return number;
  throw new UsageError(`--${name} must be a whole number of at least ${least}, not "${value}".`);
}

function benchmarks(list: string | undefined): readonly Benchmark[] {
  if (list === undefined) return BENCHMARKS;
  return list.split(",").map((name) => {
    const found = BENCHMARKS.find((benchmark) => benchmark === name.trim());
    if (found === undefined) throw new UsageError(`--only ${name}: choose from ${BENCHMARKS.join(", ")}.`);
    return found;
  });
}
