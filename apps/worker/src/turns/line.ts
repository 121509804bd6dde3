import { setTimeout as sleep } from "node:timers/promises";
import type { Bucket } from "@leadgen/core";
import { heldJobs, TURN_AHEAD_MS, TURN_GRACE_MS, takeTurns } from "@leadgen/core/outreach";
import { autocommit, outlast } from "@leadgen/db";
import type pg from "pg";
import type { DatabaseClock } from "./database-clock.ts";
import { FairQueue } from "./fair-queue.ts";
import type { HeadStart } from "./head-start.ts";
import { leewayAfter } from "./leeway.ts";
import type { Slots } from "./slots.ts";

/** When a call may be sent, by `performance.now()`. */
export interface Turn {
  readonly startAt: number;
  /** A call later than this is not sent: it would come too close to the calls after it. */
  readonly sendBy: number;
  /** How long before `startAt` the turn was handed out, in milliseconds: the time to record the intent. */
  readonly headStart: number;
}

/** How waiting for a turn ended. GONE: the job is no longer held under this attempt. */
export type TurnEnd =
  | { readonly end: "TURN"; readonly turn: Turn }
  | { readonly end: "GONE" }
  | { readonly end: "STOPPING" }
  | { readonly end: "ERROR"; readonly error: unknown };

/** A job that wants to call. */
export interface Caller {
  readonly jobId: string;
  readonly attempt: number;
  readonly campaignId: string;
  /** The tokens that the call is counted with where tokens are limited. */
  readonly tokens: number;
  /** How often in a row the job was too late for its turn. If at all, it goes before the others of its campaign. */
  readonly late: number;
}

interface Waiting extends Caller {
  /** When the job was last known to be held, by `performance.now()`. */
  heldAt: number;
  readonly answer: (end: TurnEnd) => void;
}

export interface LineSettings {
  readonly bucket: Bucket;
  readonly pool: pg.Pool;
  readonly clock: DatabaseClock;
  readonly headStart: HeadStart;
  readonly slots: Slots;
  readonly stopping: AbortSignal;
  /** Opens a connection to the provider, unless one is free. */
  readonly connect: () => Promise<void>;
  readonly onTrouble: (error: unknown) => void;
}

/** Most turns requested at once. */
const MOST = 50;

/** Longest time between two checks that the waiting jobs are still held, in milliseconds. */
const LOOK_MS = 1_000;

/** A job known to be held is not checked again for this long, in milliseconds. */
const FRESH_MS = 250;

/** Shortest pause between two requests for turns, in milliseconds: where the limit is high, several turns become due in it. */
const PAUSE_MS = TURN_AHEAD_MS / 3;

/** After this long without a call, a connection is opened in advance, in milliseconds: an unused one is closed after 4 s. */
const IDLE_MS = 3_000;

/** The connection is opened when the next turn is this near, in milliseconds. */
const SOON_MS = LOOK_MS + 2 * TURN_AHEAD_MS;

/**
 * The jobs of this process that wait for a turn in one bucket. While waiting, a job holds only its claim and no slot: a slot
 * is taken for it before a turn is requested. Turns are not booked in advance, so a job that leaves causes no gap.
 */
export function createLine(settings: LineSettings): (caller: Caller) => Promise<TurnEnd> {
  const { bucket, clock, headStart, slots, stopping, onTrouble } = settings;
  const db = autocommit(settings.pool);
  const queue = new FairQueue<Waiting>();
  let serving = false;
  let lastTurn = Number.NEGATIVE_INFINITY;
  let nextTurn = Number.NEGATIVE_INFINITY;

  const serve = async () => {
    serving = true;
    try {
      while (queue.size > 0 && !stopping.aborted) {
        const now = performance.now();
        if (now - lastTurn > IDLE_MS && nextTurn - now < SOON_MS) await settings.connect();
        const pause = await outlast(serveSome, { until: stopping, onTrouble });
        if (pause > 0) await sleep(pause, undefined, { signal: stopping }).catch(() => {});
      }
      leave({ end: "STOPPING" });
    } catch (error) {
      leave(stopping.aborted ? { end: "STOPPING" } : { end: "ERROR", error });
    } finally {
      serving = false;
    }
  };

  const leave = (end: TurnEnd) => {
    for (const { answer } of queue.take(queue.size)) answer(end);
  };

  /** @returns how long to pause before the next round, in milliseconds. */
  const serveSome = async (): Promise<number> => {
    await clock.settle();
    let places = await slots.take(Math.min(queue.size, MOST));
    try {
      const first = queue.peek(places);
      if (first.length === 0) return 0;
      if (await sendAwayWhoIsGone(first)) return 0;
      const leeway = leewayAfter(first[0]?.late ?? 0);
      const callers = together(first);
      const tokens = callers.map((caller) => caller.tokens);
      const campaignIds = callers.map((caller) => caller.campaignId);
      const soonest = headStart.ms;
      const taken = await takeTurns(db, { ...bucket, tokens, campaignIds, soonest, leeway });
      // The stop has answered them all meanwhile, so none of them would give its slot back.
      if (stopping.aborted) return 0;
      const { now, turns, next } = taken;
      const moment = clock.localTime(now, performance.now());
      const chosen = taken.places.map((place) => callers[place] as Waiting);
      queue.takeThese(chosen);
      for (const [place, { answer }] of chosen.entries()) {
        const startAt = moment + (turns[place] as number);
        lastTurn = startAt + leeway;
        answer({ end: "TURN", turn: { startAt, sendBy: lastTurn + TURN_GRACE_MS, headStart: soonest } });
        places -= 1;
      }
      if (next === null) return 0;
      nextTurn = moment + next;
      return Math.min(
        LOOK_MS,
        Math.max(PAUSE_MS, nextTurn - TURN_AHEAD_MS - headStart.ms - performance.now()),
      );
    } finally {
      slots.release(places);
    }
  };

  /** Removes jobs that were paused, cancelled or rescued, so that they take no turn. The same statement checks those further back. */
  const sendAwayWhoIsGone = async (first: readonly Waiting[]): Promise<boolean> => {
    if (first.every(({ heldAt }) => performance.now() - heldAt <= FRESH_MS)) return false;
    const asked = queue.peek(MOST);
    const now = performance.now();
    const held = await heldJobs(db, asked);
    const gone = new Set(asked.filter(({ jobId }) => !held.has(jobId)));
    for (const caller of asked) caller.heldAt = now;
    queue.remove(gone);
    for (const { answer } of gone) answer({ end: "GONE" });
    return gone.size > 0;
  };

  stopping.addEventListener("abort", () => leave({ end: "STOPPING" }), { once: true });
  return (caller) =>
    new Promise((answer) => {
      queue.add(caller.campaignId, { ...caller, heldAt: performance.now(), answer }, caller.late > 0);
      if (!serving) void serve();
    });
}

/** A job that was too late takes its turn by itself, since it needs leeway; all others take theirs together. */
function together(first: readonly Waiting[]): readonly Waiting[] {
  const firstLate = first.findIndex(({ late }) => late > 0);
  return firstLate < 0 ? first : first.slice(0, Math.max(1, firstLate));
}
