import type { Bounds, Model } from "./bounds.ts";
import { BUG_NAMES, BUGS } from "./bugs.ts";
import { type Exploration, explore } from "./explore.ts";
import { HELP, REPLAYED, readOptions } from "./options.ts";
import { lossesWithin } from "./reduction/losses.ts";
import { withDatabases } from "./replay/lab-databases.ts";
import { replayAll } from "./replay/replay-all.ts";
import { hunt, ROUNDS } from "./rounds.ts";
import { initialState } from "./state.ts";
import { traceOf } from "./trace.ts";

/**
 * The command. @returns the exit code: 0 if nothing is broken, otherwise 1.
 * @throws UsageError
 */
export async function run(args: readonly string[], say: Say): Promise<number> {
  const options = readOptions(args);
  if (options.help) {
    say(HELP);
    return 0;
  }
  if (options.list) {
    for (const name of BUG_NAMES)
      say(`${name.padEnd(28)} ${BUGS[name].breaks.padEnd(9)} ${BUGS[name].drops}`);
    return 0;
  }
  const { bug, bounds, full } = options;
  if (bounds !== null && options.losses) return reportLosses(say, { ...bounds, bug });
  if (bug !== null && bounds === null) {
    return report(say, () => hunt(bug));
  }
  if (options.replay !== null) return reportReplay(say, { traces: options.replay, seed: options.seed });
  for (const each of bounds === null ? ROUNDS : [bounds]) {
    const code = report(say, () => ({ ...explore({ ...each, bug }, { reduced: !full }), bounds: each }));
    if (code !== 0) return code;
  }
  return bounds === null ? reportReplay(say, { traces: REPLAYED, seed: options.seed }) : 0;
}

type Say = (line: string) => void;

async function reportReplay(
  say: Say,
  wanted: { readonly traces: number; readonly seed: number },
): Promise<number> {
  const started = performance.now();
  const { traces, moves, complaints } = await withDatabases((open) => replayAll(open, wanted));
  const bugs = `${wanted.traces} random traces and ${traces - wanted.traces} of seeded bugs`;
  const parted =
    complaints.length === 0 ? "model and verbs agree" : `${complaints.length} do not go as they should`;
  say(
    `replay of ${bugs}, from seed ${wanted.seed}: ${count(moves)} moves, ${secondsSince(started)} s, ${parted}`,
  );
  for (const complaint of complaints) say(`\n${complaint}`);
  return complaints.length === 0 ? 0 : 1;
}

const secondsSince = (started: number): string => ((performance.now() - started) / 1000).toFixed(1);

function report(say: Say, work: () => Exploration & { readonly bounds: Bounds }): number {
  const started = performance.now();
  const { bounds, states, transitions, depth, found } = work();
  const seconds = secondsSince(started);
  say(
    `${wordsOf(bounds)}: ${count(states)} states, ${count(transitions)} transitions, ${depth} deep, ${seconds} s${found === undefined ? ", nothing broken" : ""}`,
  );
  if (found === undefined) return 0;
  say(`\n${traceOf(found, initialState(bounds))}`);
  return 1;
}

function reportLosses(say: Say, model: Model): number {
  const { states, losses } = lossesWithin(model);
  say(
    `${wordsOf(model)}: ${count(states)} states, the reduction loses ${count(losses.length)} things in them`,
  );
  for (const { what } of losses) say(what);
  return losses.length === 0 ? 0 : 1;
}

const count = (number: number): string => number.toLocaleString("en-GB");

function wordsOf(bounds: Bounds): string {
  const { workers, jobs, epochs, steps, faults, cancels } = bounds;
  const size = `${workers} workers x ${jobs} jobs x ${epochs} epochs, ${steps} steps`;
  return `${size}, ${faults} faults, ${cancels} cancels`;
}
