import type { Model } from "./bounds.ts";
import { type Codec, codec } from "./codec.ts";
import type { Violation } from "./invariants.ts";
import { judge } from "./judge.ts";
import type { Move } from "./move.ts";
import { movesOf } from "./moves.ts";
import { movesIn, settle, settleAnyhow, unsettled, type Way } from "./reduction/settle.ts";
import { initialState, type State } from "./state.ts";
import { tidied } from "./tidy.ts";
import { type Visited, visited } from "./visited.ts";

export interface Found {
  readonly violation: Violation;
  /** A shortest path to it from the initial state. */
  readonly trace: readonly Move[];
}

export interface Exploration {
  readonly states: number;
  readonly transitions: number;
  /** Moves from the start to the most distant state. */
  readonly depth: number;
  /** False: `maxStates` stopped it before every state was visited. */
  readonly complete: boolean;
  readonly found?: Found | undefined;
}

export interface ExploreOptions {
  /** False: every order of every move is visited, to check the reduction. */
  readonly reduced?: boolean;
  readonly maxStates?: number;
  /** Called from time to time with the progress. */
  readonly onProgress?: (states: number, depth: number) => void;
  /** Called with every violation; the exploration then goes on, except from that state. */
  readonly onViolation?: (violation: Violation) => void;
  /** Called with every state without a next move. */
  readonly onEnd?: (state: State) => void;
}

const PROGRESS_EVERY = 1 << 19;

/** Visits every state within the bounds, breadth first, until one breaks an invariant. */
export function explore(model: Model, options: ExploreOptions = {}): Exploration {
  const { maxStates = Number.POSITIVE_INFINITY, reduced = true, onProgress, onViolation, onEnd } = options;
  const after = reduced ? settle : unsettled;
  const anyhow = reduced ? settleAnyhow : unsettled;
  const coding = codec(model);
  const seen = visited(coding.width);
  const numbers = new Int32Array(coding.width);
  coding.encode(initialState(model), numbers);
  seen.add(numbers, -1);
  let transitions = 0;
  let depth = 0;
  let endOfDepth = 1;
  for (let index = 0; index < seen.size; index++) {
    if (index === endOfDepth) {
      depth++;
      endOfDepth = seen.size;
    }
    if (seen.size > maxStates) return { states: seen.size, transitions, depth, complete: false };
    if (index % PROGRESS_EVERY === PROGRESS_EVERY - 1) onProgress?.(seen.size, depth);
    seen.read(index, numbers);
    const state = coding.decode(numbers);
    const moves = movesOf(model, state);
    const violation = judge(state, moves);
    if (violation !== undefined) {
      if (onViolation === undefined) {
        const found = foundAt(model, { coding, seen, index, after: anyhow }, violation);
        return { states: seen.size, transitions, depth, complete: false, found };
      }
      onViolation(violation);
      if (!moves.some((move) => move.broken !== undefined)) continue;
    }
    if (moves.length === 0) onEnd?.(state);
    for (const move of moves) {
      if ((reduced && move.lazy === true) || move.broken !== undefined) continue;
      for (const way of after(model, move)) {
        transitions++;
        coding.encode(way.move.state, numbers);
        seen.add(numbers, index);
      }
    }
  }
  return { states: seen.size, transitions, depth, complete: true };
}

/** The same violation with the names that the trace uses. */
function foundAt(model: Model, place: Place, violation: Violation): Found {
  const { moves, state } = retrace(model, place);
  const possible = movesOf(model, state);
  const named = judge(state, possible);
  const same = named?.invariant === violation.invariant ? named : violation;
  const last = possible.filter((move) => move.broken === same);
  return { violation: same, trace: [...moves, ...last] };
}

interface Place {
  readonly after: typeof settle;
  readonly coding: Codec;
  readonly seen: Visited;
  readonly index: number;
}

interface Trail {
  readonly moves: readonly Move[];
  readonly state: State;
}

/** The moves to a state, with the same names for workers and jobs throughout. */
function retrace(model: Model, { coding, seen, index, after }: Place): Trail {
  const path: number[] = [];
  for (let at = index; at >= 0; at = seen.parentOf(at)) path.unshift(at);
  const wanted = new Int32Array(coding.width);
  const actual = new Int32Array(coding.width);
  let state = initialState(model);
  const moves: Move[] = [];
  for (const at of path.slice(1)) {
    seen.read(at, wanted);
    const isNext = ({ move }: Way): boolean => {
      coding.encode(move.state, actual);
      return actual.every((number, place) => number === wanted[place]);
    };
    const waysFrom = (from: State) => movesOf(model, from).flatMap((move) => after(model, move));
    // Rows keep their numbers along the trace where possible: with a seeded bug, details forgotten on the way may matter.
    const way = waysFrom(state).find(isNext) ?? waysFrom(tidied(state)).find(isNext);
    if (way === undefined) throw new Error("model-e5: a state cannot be reached from its parent");
    moves.push(...movesIn(way));
    state = way.move.state;
  }
  return { moves, state };
}
