import fc from "fast-check";
import type { CoreSystem } from "../support/core-system.ts";
import { type Played, play } from "./play.ts";
import { render, type Schedule, schedules } from "./schedule.ts";
import { shrink } from "./shrink.ts";
import { newGround } from "./site.ts";
import type { Verbs } from "./verbs.ts";

export interface Search {
  readonly runs: number;
  readonly seed: number;
  /** The engine under test, if it is not the real one. */
  readonly verbs?: Verbs;
}

/** The smallest failing schedule that was found. */
export interface Found {
  readonly schedule: Schedule;
  readonly complaints: readonly string[];
  /** The schedule in words, with the way to reproduce the failure. */
  readonly report: string;
}

export interface Outcome {
  readonly found: Found | undefined;
  /** How often jobs made each move. */
  readonly moves: ReadonlyMap<string, number>;
}

/** How many schedules share one database. It is limited because the invariants are checked over the whole database. */
const SCHEDULES_A_DATABASE = 60;
/** How often a schedule is tried: a race that failed once may need several tries to fail again. */
const TRIES_WHILE_SHRINKING = 2;
/** The longest search for a smaller schedule, in milliseconds. A few seconds are usual. */
const PATIENCE = 60_000;

/** Plays random schedules. @returns the smallest failing one, and the moves that jobs made. */
export async function runSchedules(search: Search): Promise<Outcome> {
  await using grounds = groundsOf();
  const moves = new Map<string, number>();
  let failure: Failure | undefined;
  const property = fc.asyncProperty(schedules, async (schedule) => {
    const played = await grounds.play(schedule, search.verbs);
    for (const move of played.moves) moves.set(move, (moves.get(move) ?? 0) + 1);
    if (played.complaints.length === 0) return;
    failure = { schedule, complaints: played.complaints };
    throw new Error(played.complaints[0]);
  });
  const outcome = await fc.check(property, { numRuns: search.runs, seed: search.seed, endOnFailure: true });
  // Not a violation by the engine, but an error of the test.
  if (outcome.failed && failure === undefined) throw outcome.errorInstance;
  return { moves, found: failure && (await smallest(failure, search, grounds)) };
}

type Failure = Pick<Found, "schedule" | "complaints">;

async function smallest(failure: Failure, search: Search, grounds: Grounds): Promise<Found> {
  const deadline = Date.now() + PATIENCE;
  let { complaints } = failure;
  const fails = async (candidate: Schedule) => {
    for (let tries = TRIES_WHILE_SHRINKING; tries > 0 && Date.now() < deadline; tries -= 1) {
      const played = await grounds.play(candidate, search.verbs);
      if (played.complaints.length === 0) continue;
      complaints = played.complaints;
      return true;
    }
    return false;
  };
  const schedule = await shrink(failure.schedule, fails);
  return { schedule, complaints, report: reportOf({ schedule, complaints }, search.seed) };
}

type Grounds = ReturnType<typeof groundsOf>;

function groundsOf() {
  let system: CoreSystem | undefined;
  let played = 0;
  const leave = async () => {
    await system?.[Symbol.asyncDispose]();
    system = undefined;
    played = 0;
  };
  return {
    async play(schedule: Schedule, verbs: Verbs | undefined): Promise<Played> {
      if (played === SCHEDULES_A_DATABASE) await leave();
      system ??= await newGround();
      played += 1;
      const result = await play(system, schedule, verbs);
      // The violation stays in this database, so the next schedule gets a new one.
      if (result.complaints.length > 0) await leave();
      return result;
    },
    [Symbol.asyncDispose]: leave,
  };
}

const reportOf = (found: Failure, seed: number): string =>
  [
    `A schedule fails (PROPERTY_SEED=${seed}):`,
    render(found.schedule),
    "then:",
    ...found.complaints.slice(0, 10).map((complaint) => `- ${complaint}`),
  ].join("\n");
