import { parseArgs } from "node:util";
import { ANY_OVERLAP, type Bounds } from "./bounds.ts";
import { BUG_NAMES, type BugName } from "./bugs.ts";

export const HELP = `Usage: make model ARGS="[options]"

Visits every state of the model within bounds, and prints the shortest way to one that breaks an invariant.
Without bounds: a list of rounds, each wide in some directions; with --bug: growing bounds until it is found.

  --bug NAME      drop one guard of the engine
  --list          the guards that can be dropped, and what each breaks
  --workers N     worker processes (2)
  --jobs N        jobs (2)
  --epochs N      epochs; the breaker opens N - 1 times (2)
  --steps N       steps of a job, a paid call each (1)
  --faults N      crashes, missed heartbeats and orderly stops, together (0)
  --cancels N     jobs that a person cancels (0)
  --overlap N     transactions open at the same time (any number)
  --four-hours    count graphile-worker's own unlocking after four hours as help
  --help

Exits 0 when nothing is broken, 1 with a trace when something is, 64 on wrong usage.`;

/** The command line does not say what can be done. */
export class UsageError extends Error {}

export interface Options {
  readonly help: boolean;
  readonly list: boolean;
  readonly bug: BugName | null;
  /** Null: the bounds that fit. */
  readonly bounds: Bounds | null;
}

const NUMBERS = ["workers", "jobs", "epochs", "steps", "faults", "cancels", "overlap"] as const;

/** @throws UsageError */
export function readOptions(args: readonly string[]): Options {
  const values = parse(args);
  const given = NUMBERS.some((name) => values[name] !== undefined) || values["four-hours"] === true;
  const bounds: Bounds = {
    workers: whole("workers", values.workers, { from: 1, to: 4, otherwise: 2 }),
    jobs: whole("jobs", values.jobs, { from: 1, to: 4, otherwise: 2 }),
    epochs: whole("epochs", values.epochs, { from: 1, to: 9, otherwise: 2 }),
    steps: whole("steps", values.steps, { from: 1, to: 7, otherwise: 1 }),
    faults: whole("faults", values.faults, { from: 0, to: 9, otherwise: 0 }),
    cancels: whole("cancels", values.cancels, { from: 0, to: 9, otherwise: 0 }),
    overlap: whole("overlap", values.overlap, { from: 1, to: ANY_OVERLAP, otherwise: ANY_OVERLAP }),
    fourHours: values["four-hours"] === true,
  };
  return {
    help: values.help === true,
    list: values.list === true,
    bug: bugOf(values.bug),
    bounds: given ? bounds : null,
  };
}

const text = { type: "string" } as const;
const flag = { type: "boolean" } as const;

function parse(args: readonly string[]) {
  try {
    const options = {
      bug: text,
      list: flag,
      workers: text,
      jobs: text,
      epochs: text,
      steps: text,
      faults: text,
      cancels: text,
      overlap: text,
      "four-hours": flag,
      help: flag,
    };
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function whole(
  name: string,
  value: string | undefined,
  range: { readonly from: number; readonly to: number; readonly otherwise: number },
): number {
  if (value === undefined) return range.otherwise;
  const number = Number(value);
  if (/^\d+$/.test(value) && number >= range.from && number <= range.to) return number;
  throw new UsageError(`--${name} must be a whole number from ${range.from} to ${range.to}, not "${value}".`);
}

function bugOf(name: string | undefined): BugName | null {
  if (name === undefined) return null;
  const found = BUG_NAMES.find((bug) => bug === name);
  if (found === undefined) throw new UsageError(`--bug ${name}: choose from ${BUG_NAMES.join(", ")}.`);
  return found;
}
