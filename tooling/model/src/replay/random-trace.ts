import { type Actor, NOBODY, SWEEPER } from "../actors.ts";
import type { Act } from "../acts.ts";
import type { Bounds } from "../bounds.ts";
import type { Move } from "../move.ts";
import { movesOf } from "../moves.ts";
import { initialState, READY, SHARED, type State, WAITING } from "../state.ts";
import { breakerLockFree, opensNow, txOf } from "../transaction.ts";
import type { Trace } from "./replay.ts";

/** Moves of a trace at most. */
const LONGEST = 80;

/** Enough of everything for each verb to be met, and for each to meet the others. */
const BOUNDS: Bounds = { workers: 2, jobs: 3, epochs: 3, steps: 2, faults: 3, cancels: 1 };

/** One of the ways that things can go, the same for a seed in every run. */
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

/** How likely a move is beside one of a worker at its work, which counts as 1: or every trace would soon be over. */
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

/** In the order in which they began to wait, each for a row of its own: see `hasRivals`. */
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
 * Whether PostgreSQL can be brought to make this move now. The model is coarser in a few places, and allows more orders, each
 * of which ends like another one that is replayed:
 * - what a transaction does to doorbells happens there with its COMMIT, and in SQL with its statement;
 * - a statement that waits for one row holds there all others already, and in SQL perhaps not yet;
 * - a hand-back that finds its job gone needs no lock there.
 * Two statements that wait for one row are left to `hasRivals`.
 */
function canBeOrdered(state: State, { act, who, job, target }: Move): boolean {
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

/**
 * Whether two statements wait for one job's row. A COMMIT that has changed the row wakes both, and either may lock its new version
 * first: PostgreSQL keeps the order of those that wait for a version only.
 */
const hasRivals = ({ jobs, workers }: State): boolean =>
  jobs.some(({ want }, index) => {
    const beginning = workers.filter(
      ({ at, stage, job }) => at === "STEP" && stage === WAITING && job === index,
    );
    return beginning.length + (want === NOBODY ? 0 : 1) > 1;
  });

/** Whether an open transaction has removed the doorbells that were free. */
const isBeingSilenced = (state: State, { silence, lock }: State["jobs"][number]): boolean =>
  silence && stageOf(state, lock) === READY;

/** Whether an opening has removed all free doorbells and not committed. */
const isOpening = (state: State): boolean =>
  opensNow(state, state.shared.breakerBy) && stageOf(state, state.shared.breakerBy) === READY;

/** Whether the sweep has unlocked the worker's doorbells and not committed. */
function isBeingUnlocked(state: State, worker: Actor): boolean {
  const swept = txOf(state, SWEEPER);
  return swept?.stage === READY && swept.target === worker;
}

const stageOf = (state: State, actor: Actor): number | undefined =>
  state.workers[actor]?.stage ?? txOf(state, actor)?.stage;

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
