import type { RateLimit } from "@leadgen/core";
import { rateLimitVariables } from "@leadgen/providers";
import { chosen, FLAG, parseOptions, TEXT, UsageError, wholeNumber } from "@leadgen/testkit/command-line";

export const BENCHMARKS = [
  "open-close",
  "busy",
  "drain",
  "watched",
  "enqueue",
  "live",
  "lists",
  "frugal",
  "pace",
  "wire",
  "fair",
  "silence",
  "do-not-contact",
  "lead",
] as const;
export type Benchmark = (typeof BENCHMARKS)[number];

const BY_NAME = new Map(BENCHMARKS.map((name) => [name, name]));

export interface Options {
  readonly only: readonly Benchmark[];
  readonly live: number;
  readonly finished: number;
  readonly seconds: number;
  readonly tasks: number;
  readonly rounds: number;
  readonly concurrency: number;
  /** Transactions for each round of the enqueueing benchmark. */
  readonly batches: number;
  /** How many openings and log-outs the open streams must report. */
  readonly turns: number;
  /** Leads in the lists, and how often each list is requested. */
  readonly listed: number;
  readonly asked: number;
  /** Leads of the campaigns paced by a rate limit, and their number of workers. */
  readonly leads: number;
  readonly campaigns: number;
  readonly workers: number;
  readonly latency: number;
  readonly limit: RateLimit["windows"];
  readonly defaultLimits: boolean;
  /** Leads of the campaign behind which a small one starts. */
  readonly behind: number;
  /** Entries of the do-not-contact list. */
  readonly refused: number;
  readonly json: boolean;
  readonly help: boolean;
}

export const HELP = `Usage: make bench ARGS="[options]"

Measures, side by side in one run, on an embedded PostgreSQL with fsync on:
  open-close      opening and closing the breaker against a bare UPDATE of the same rows
  busy            claims, calls, completions, openings and closings at once: no deadlock, invariants clean
  drain           no-op tasks with the ledger against graphile-worker alone
  watched         the drain with logs and metrics, against the same drain without
  enqueue         jobs with their doorbells against the doorbells alone
  live            how soon open streams report an opening, and end with their session, against a bare LISTEN
  lists           lists and counts over a million leads and finished jobs, by the API's own procedures
  frugal          memory and connections of a worker with --live jobs queued, for --seconds
  pace            campaigns under a rate limit: how much of it is used, and whether it is exceeded
  wire            verification calls as they arrive at the provider: how much of a limit is used, and whether it is exceeded
  fair            ten leads behind a campaign of 2,000, against ten leads alone
  silence         how soon calls arrive again after a worker's restart, and after an opening and its close
  do-not-contact  a campaign under a list of 100,000 entries, against the same campaign without it
  lead            statements and commits that a lead costs, without limits

  --only a,b         only these benchmarks
  --live N           live jobs to open and close over (100000)
  --finished N       finished jobs in the same table (0)
  --listed N         leads in the lists (1000000)
  --leads N          leads of pace, wire, do-not-contact and lead (400)
  --campaigns N      campaigns that pace shares them among (1)
  --workers N        worker processes of pace, wire and fair (3)
  --latency MS       a provider's latency in pace, wire, fair and silence (200)
  --limit WINDOWS    research's limit in these four, in wire verification's: calls, slash, seconds; several separated by commas (8/1)
  --default-limits   pace under the providers' default limits: 45 calls a minute
  --seconds N        length of the busy minute, and of frugal (60)
  --concurrency N    workers of the busy minute, and of the drain (50)
  --tasks N          tasks to drain (20000)
  --rounds N         rounds whose median is taken (5)
  --quick            small sizes, to see that everything runs; the figures mean nothing and no target is judged
  --json             the figures as JSON
  --help

Exits 0 when every target is met, 1 when one is missed, 64 on wrong usage.`;

const FULL = {
  live: 100_000,
  finished: 0,
  seconds: 60,
  tasks: 20_000,
  rounds: 5,
  concurrency: 50,
  batches: 100,
  turns: 200,
  listed: 1_000_000,
  asked: 20,
  leads: 400,
  workers: 3,
  behind: 2_000,
  refused: 100_000,
};
const QUICK = {
  live: 300,
  finished: 100,
  seconds: 2,
  tasks: 200,
  rounds: 1,
  concurrency: 8,
  batches: 5,
  turns: 2,
  listed: 2_000,
  asked: 2,
  leads: 10,
  workers: 1,
  behind: 30,
  refused: 100,
};

/** @throws UsageError */
export function readOptions(args: readonly string[]): Options & { readonly quick: boolean } {
  const values = parseOptions(args, {
    only: TEXT,
    live: TEXT,
    finished: TEXT,
    listed: TEXT,
    leads: TEXT,
    campaigns: TEXT,
    workers: TEXT,
    latency: TEXT,
    limit: TEXT,
    "default-limits": FLAG,
    seconds: TEXT,
    concurrency: TEXT,
    tasks: TEXT,
    rounds: TEXT,
    quick: FLAG,
    json: FLAG,
    help: FLAG,
  });
  const quick = values.quick === true;
  const sizes = quick ? QUICK : FULL;
  return {
    quick,
    json: values.json === true,
    help: values.help === true,
    only: values.only === undefined ? BENCHMARKS : chosen("only", values.only, BY_NAME),
    batches: sizes.batches,
    turns: sizes.turns,
    leads: wholeNumber("leads", values.leads, { from: 1, otherwise: sizes.leads }),
    campaigns: wholeNumber("campaigns", values.campaigns, { from: 1, otherwise: 1 }),
    workers: wholeNumber("workers", values.workers, { from: 1, otherwise: sizes.workers }),
    latency: wholeNumber("latency", values.latency, { from: 0, otherwise: 200 }),
    limit: windowsOf(values.limit ?? "8/1"),
    defaultLimits: values["default-limits"] === true,
    asked: sizes.asked,
    behind: sizes.behind,
    refused: sizes.refused,
    listed: wholeNumber("listed", values.listed, { from: 1, otherwise: sizes.listed }),
    live: wholeNumber("live", values.live, { from: 1, otherwise: sizes.live }),
    finished: wholeNumber("finished", values.finished, { from: 0, otherwise: sizes.finished }),
    seconds: wholeNumber("seconds", values.seconds, { from: 1, otherwise: sizes.seconds }),
    tasks: wholeNumber("tasks", values.tasks, { from: 1, otherwise: sizes.tasks }),
    rounds: wholeNumber("rounds", values.rounds, { from: 1, otherwise: sizes.rounds }),
    concurrency: wholeNumber("concurrency", values.concurrency, { from: 1, otherwise: sizes.concurrency }),
  };
}

/** In the environment variable's syntax. */
function windowsOf(text: string): RateLimit["windows"] {
  const { data, error } = rateLimitVariables.PERPLEXITY_RATE_LIMIT.safeParse(text);
  if (data === undefined) throw new UsageError(`--limit ${error?.issues[0]?.message}`);
  return data;
}
