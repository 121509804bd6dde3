import { BUG_NAMES, type BugName } from "../bugs.ts";
import { bugTrace } from "./bug-trace.ts";
import { partingText } from "./parting-text.ts";
import { randomTrace } from "./random-trace.ts";
import { type Replayed, replay, type Trace } from "./replay.ts";
import type { Database } from "./site.ts";
import type { Verbs } from "./verbs.ts";

/** Gives each trace an empty database. */
export type OpenDatabase = () => Promise<Database & AsyncDisposable>;

export interface ReplayAll {
  /** Random traces. */
  readonly traces: number;
  /** The first random trace's seed; the others use the numbers after it. */
  readonly seed: number;
  readonly bugs?: readonly BugName[];
  readonly verbs?: Verbs;
}

export interface Result {
  readonly traces: number;
  readonly moves: number;
  /** What is wrong, each with its trace. */
  readonly complaints: readonly string[];
}

/** How many traces run at once: replaying mostly waits for PostgreSQL. */
const LANES = 4;

/** Replays random traces, and the trace that finds each seeded bug. */
export async function replayAll(open: OpenDatabase, wanted: ReplayAll): Promise<Result> {
  const { traces, seed, bugs = BUG_NAMES, verbs } = wanted;
  const tasks: (() => Promise<Told>)[] = [
    ...bugs.map((bug) => () => replayBug(open, bug, verbs)),
    ...Array.from({ length: traces }, (_, place) => () => replayRandom(open, seed + place, verbs)),
  ];
  const told: Told[] = [];
  const lane = async (): Promise<void> => {
    for (let task = tasks.shift(); task !== undefined; task = tasks.shift()) told.push(await task());
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return {
    traces: told.length,
    moves: told.reduce((sum, { moves }) => sum + moves, 0),
    complaints: told.flatMap(({ complaint }) => complaint ?? []),
  };
}

interface Told {
  readonly moves: number;
  readonly complaint?: string;
}

async function replayRandom(open: OpenDatabase, seed: number, verbs?: Verbs): Promise<Told> {
  const trace = randomTrace(seed);
  const replayed = await replayOn(open, trace, verbs);
  const moves = trace.moves.length;
  if (replayed.parting === undefined && replayed.broken.length === 0) return { moves };
  return { moves, complaint: `seed ${seed}\n${partingText(trace, replayed)}` };
}

/** The verbs must diverge from a bug's trace exactly at the move where the bug acts, and leave the database sound. */
async function replayBug(open: OpenDatabase, bug: BugName, verbs?: Verbs): Promise<Told> {
  const trace = bugTrace(bug);
  const replayed = await replayOn(open, trace, verbs);
  const moves = replayed.parting === undefined ? trace.moves.length : replayed.parting.at + 1;
  const partsThere = (replayed.parting?.at ?? null) === trace.actsAt;
  if (partsThere && replayed.broken.length === 0) return { moves };
  const expected = trace.actsAt === null ? "nowhere" : `at move ${trace.actsAt + 1}`;
  const complaint = `${bug}: the verbs have to part from the trace ${expected}\n${partingText(trace, replayed)}`;
  return { moves, complaint };
}

async function replayOn(open: OpenDatabase, trace: Trace, verbs?: Verbs): Promise<Replayed> {
  await using database = await open();
  return await replay(database, trace, verbs);
}
