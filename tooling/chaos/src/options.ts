import { parseArgs } from "node:util";
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
and looks at the ledger, the breaker's history and the providers' own log afterwards.

  --only a,b     only these experiments
  --list         what there is, and what must hold
  --rounds N     so many rounds of each, instead of its own number
  --short        as few as in \`make test\`
  --seed N       where chance comes from (default: from the clock; it is printed)
  --json         the outcome as JSON
  --help

Exits 0 when everything held, 1 when something did not or a run was vacuous, 64 on wrong usage, 130 when interrupted.`;

/** The command line does not say what can be done. */
export class UsageError extends Error {}

/** @throws UsageError */
export function readOptions(args: readonly string[]): Options {
  const values = parse(args);
  return {
    only: experiments(values.only),
    rounds: values.rounds === undefined ? undefined : whole("rounds", values.rounds, 1),
    seed: values.seed === undefined ? Date.now() % 1_000_000 : whole("seed", values.seed, 0),
    short: values.short === true,
    list: values.list === true,
    json: values.json === true,
    help: values.help === true,
  };
}

const text = { type: "string" } as const;
const flag = { type: "boolean" } as const;

function parse(args: readonly string[]) {
  try {
    const options = {
      only: text,
      rounds: text,
      seed: text,
      short: flag,
      list: flag,
      json: flag,
      help: flag,
    };
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function whole(name: string, value: string, least: number): number {
  if (/^\d+$/.test(value) && Number(value) >= least) return Number(value);
  throw new UsageError(`--${name} must be a whole number of at least ${least}, not "${value}".`);
}

function experiments(list: string | undefined): readonly Experiment[] {
  if (list === undefined) return EXPERIMENTS;
  return list.split(",").map((name) => {
    const found = EXPERIMENTS.find((experiment) => experiment.name === name.trim());
    if (found !== undefined) return found;
    const names = EXPERIMENTS.map((experiment) => experiment.name).join(", ");
    throw new UsageError(`--only ${name}: choose from ${names}.`);
  });
}
