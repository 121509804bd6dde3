import { type Actor, NOBODY, SWEEPER } from "../actors.ts";
import type { Act } from "../acts.ts";
import type { Bounds } from "../bounds.ts";
import type { Move } from "../move.ts";
import { movesOf } from "../moves.ts";
import { initialState, READY, SHARED, type State, WAITING } from "../state.ts";
import { breakerLockFree, opensNow, stageOf, txOf } from "../transaction.ts";
import { keepable } from "../verbs/end-job.ts";
import type { Trace } from "./replay.ts";

/** Most moves of a trace. */
const LONGEST = 80;

/** Large enough that every verb occurs, and that verbs meet each other. */
const BOUNDS: Bounds = { workers: 2, jobs: 3, epochs: 3, steps: 2, faults: 3, cancels: 1 };

/** One possible trace, always the same for a seed. */
export function randomTrace(seed: number): Trace {
  const model = { ...BOUNDS, bug: null };
  const dice = diceOf(seed);
  const moves: Move[] = [];
  let waiting: readonly Actor[] = [];
  let state = initialState(model);
  while (moves.length < LONGEST) {
    const possible = movesOf(model, state).filter(
      (move) => canBeOrdered(state, move) && !hasRivals(move.state),
    );
    const move = grantedFirst(possible, waiting) ?? pick(possible, dice);
    if (move === undefined) break;
    moves.push(move);
    waiting = stillWaiting([...waiting, move.who], move.state);
    state = move.state;
  }
  return { model, moves };
}

/** How likely a move is, relative to 1 for a worker's normal move: otherwise every trace would end soon. */
const WEIGHTS: Partial<Readonly<Record<Act, number>>> = {
  kill: 0.01,
  askToStop: 0.03,
  rescue: 0.08,
  open: 0.05,
  close: 0.5,
  cancel: 0.03,
};

function pick(moves: readonly Move[], dice: () => number): Move | undefined {
  const weightOf = ({ act, optional }: Move): number => (optional === true ? (WEIGHTS[act] ?? 1) : 1);
  let place = dice() * moves.reduce((sum, move) => sum + weightOf(move), 0);
  return moves.find((move) => {
    place -= weightOf(move);
    return place < 0;
  });
}

const isWaiting = (state: State, actor: Actor): boolean => stageOf(state, actor) === WAITING;

/** In the order in which they began to wait, each for its own row: see `hasRivals`. */
const stillWaiting = (actors: readonly Actor[], state: State): readonly Actor[] =>
  [...new Set(actors)].filter((actor) => isWaiting(state, actor));

/** In PostgreSQL the waiting transaction goes on as soon as the row is free. */
const GO_ON: readonly Act[] = ["begin", "beginRefused", "goOnOpening", "goOnRescuing", "goOnStopping"];

function grantedFirst(moves: readonly Move[], waiting: readonly Actor[]): Move | undefined {
  for (const actor of waiting) {
    const next = moves.find(({ who, act }) => who === actor && GO_ON.includes(act));
    if (next !== undefined) return next;
  }
  return undefined;
}

const TOUCHES_DOORBELL: readonly Act[] = [
  "takeDoorbell",
  "unlockDoorbell",
  "deleteDoorbell",
  "claimNothing",
  "claimDeclaredDead",
  "handBackNothing",
  "takeFeeder",
  "deleteFeeder",
];

/**
 * Whether PostgreSQL can be made to make this move now. The model is coarser in a few places and allows more orders; each
 * of them ends like another one that is replayed:
 * - a transaction changes doorbells with its COMMIT in the model, and with its statement in SQL;
 * - a statement that waits for one row holds all others already in the model, and perhaps not yet in SQL;
 * - a hand-back whose job is gone needs no lock in the model;
 * - the model keeps any job live, or counts as if all had been locked before; the verb keeps the youngest that it can lock.
 * Two statements that wait for one row are left to `hasRivals`.
 */
function canBeOrdered(state: State, move: Move): boolean {
  const { act, who, job, target } = move;
  if (act === "count") return keepable(state).length === 0;
  if (act === "keepLive") return keepsYoungest(state, move);
  if (act === "waitToBegin") return !isWaiting(state, state.jobs[job]?.lock ?? NOBODY);
  if (act === "sweepUp")
    return (
      !isBeingUnlocked(state, target ?? NOBODY) &&
      !isOpening(state) &&
      !state.jobs.some((each) => isBeingSilenced(state, each) && each.bells.some(({ by }) => by === target))
    );
  if (!TOUCHES_DOORBELL.includes(act)) return true;
  if (act === "handBackNothing" && !breakerLockFree(state, SHARED)) return false;
  if (isBeingUnlocked(state, who) || isOpening(state)) return false;
  if (act === "takeFeeder") return !state.shared.feeders.some(({ by }) => isBeingUnlocked(state, by));
  const at = state.jobs[job];
  if (at === undefined) return true;
  return !isBeingSilenced(state, at) && !at.bells.some(({ by }) => isBeingUnlocked(state, by));
}

function keepsYoungest(before: State, { who, state }: Move): boolean {
  const youngest = keepable(before).at(-1);
  return youngest !== undefined && state.jobs[youngest]?.lock === who;
}

/**
 * Whether two statements wait for one job's row. A COMMIT that has changed the row wakes both, and either may lock the new version
 * first: PostgreSQL keeps the order only among those that wait for the same version.
 */
const hasRivals = ({ jobs, workers }: State): boolean =>
  jobs.some(({ want }, index) => {
    const beginning = workers.filter(
      ({ at, stage, job }) => at === "STEP" && stage === WAITING && job === index,
    );
    return beginning.length + (want === NOBODY ? 0 : 1) > 1;
  });

/** Whether an open transaction has removed the job's free doorbells. */
const isBeingSilenced = (state: State, { silence, lock }: State["jobs"][number]): boolean =>
  silence && stageOf(state, lock) === READY;

/** Whether an uncommitted opening has removed all free doorbells. */
const isOpening = (state: State): boolean =>
  opensNow(state, state.shared.breakerBy) && stageOf(state, state.shared.breakerBy) === READY;

/** Whether the uncommitted sweep has unlocked the worker's doorbells. */
function isBeingUnlocked(state: State, worker: Actor): boolean {
  const swept = txOf(state, SWEEPER);
  return swept?.stage === READY && swept.target === worker;
}

/** mulberry32: numbers in [0, 1). */
function diceOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
