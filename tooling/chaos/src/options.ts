import { chosen, FLAG, parseOptions, TEXT, wholeNumber } from "@leadgen/testkit/command-line";
import type { Experiment } from "./experiment.ts";
import { EXPERIMENTS } from "./experiments.ts";

export interface Options {
  readonly only: readonly Experiment[];
  /** Undefined: each experiment's own number. */
  readonly rounds: number | undefined;
  /** The short version's rounds. */
  readonly short: boolean;
  readonly seed: number;
  readonly list: boolean;
  readonly json: boolean;
  readonly help: boolean;
}

export const HELP = `Usage: make chaos ARGS="[options]"

Breaks the real system on purpose (worker and API processes, PostgreSQL with fsync on, the providers' connections),
and then checks the ledger, the breaker's history and the providers' own log.

  --only a,b     only these experiments
  --list         the experiments, and what must hold
  --rounds N     rounds of each experiment, instead of its own number
  --short        as few rounds as in \`make test\`
  --seed N       seed of all randomness (default: from the clock; it is printed)
  --json         the outcome as JSON
  --help

Exits 0 when everything held, 1 when something did not or a run was vacuous, 64 on wrong usage, 130 when interrupted.`;

const BY_NAME = new Map(EXPERIMENTS.map((experiment) => [experiment.name, experiment]));

/** @throws UsageError */
export function readOptions(args: readonly string[]): Options {
  const values = parseOptions(args, {
    only: TEXT,
    rounds: TEXT,
    seed: TEXT,
    short: FLAG,
    list: FLAG,
    json: FLAG,
    help: FLAG,
  });
  return {
    only: values.only === undefined ? EXPERIMENTS : chosen("only", values.only, BY_NAME),
    rounds: wholeNumber("rounds", values.rounds, { from: 1, otherwise: undefined }),
    seed: wholeNumber("seed", values.seed, { from: 0, otherwise: Date.now() % 1_000_000 }),
    short: values.short === true,
    list: values.list === true,
    json: values.json === true,
    help: values.help === true,
  };
}
