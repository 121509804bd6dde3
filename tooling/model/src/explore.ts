import type { Model } from "./bounds.ts";
import { checkRest, checkState } from "./check-state.ts";
import { type Codec, codec } from "./codec.ts";
import { findDeadlock } from "./deadlock.ts";
import type { Violation } from "./invariants.ts";
import type { Move } from "./move.ts";
import { movesOf } from "./moves.ts";
import { initialState, type State } from "./state.ts";
import { type Visited, visited } from "./visited.ts";

export interface Found {
  readonly violation: Violation;
  /** A shortest way there, beginning in the initial state. */
  readonly trace: readonly Move[];
}

export interface Exploration {
  readonly states: number;
  readonly transitions: number;
  /** Moves from the start to the state furthest away. */
  readonly depth: number;
  /** False: stopped by `maxStates` before everything was seen. */
  readonly complete: boolean;
  readonly found?: Found | undefined;
}

export interface ExploreOptions {
  readonly maxStates?: number;
  /** Told now and then how far it is. */
  readonly onProgress?: (states: number, depth: number) => void;
}

const PROGRESS_EVERY = 1 << 19;

/** Visits every state within the bounds, breadth first, until one breaks an invariant. */
export function explore(model: Model, options: ExploreOptions = {}): Exploration {
  const { maxStates = Number.POSITIVE_INFINITY, onProgress } = options;
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
      const found = foundAt(model, { coding, seen, index }, violation);
      return { states: seen.size, transitions, depth, complete: false, found };
    }
    for (const move of moves) {
      transitions++;
      coding.encode(move.state, numbers);
      seen.add(numbers, index);
    }
  }
  return { states: seen.size, transitions, depth, complete: true };
}

/** What is wrong with a state, or with a move that is possible in it. */
function judge(state: State, moves: readonly Move[]): Violation | undefined {
  return (
    checkState(state) ??
    findDeadlock(state) ??
    moves.find((move) => move.broken !== undefined)?.broken ??
    checkRest(state, moves)
  );
}

/** The same violation told with the names that the trace uses. */
function foundAt(model: Model, place: Place, violation: Violation): Found {
  const { moves, state } = retrace(model, place);
  const possible = movesOf(model, state);
  const named = judge(state, possible);
  const same = named?.invariant === violation.invariant ? named : violation;
  const last = possible.filter((move) => move.broken === same);
  return { violation: same, trace: [...moves, ...last] };
}

interface Place {
  readonly coding: Codec;
  readonly seen: Visited;
  readonly index: number;
}

interface Way {
  readonly moves: readonly Move[];
  readonly state: State;
}

/** The moves to a state, with one set of names for workers and jobs all along. */
function retrace(model: Model, { coding, seen, index }: Place): Way {
  const path: number[] = [];
  for (let at = index; at >= 0; at = seen.parentOf(at)) path.unshift(at);
  const wanted = new Int32Array(coding.width);
  const actual = new Int32Array(coding.width);
  let state = initialState(model);
  const moves: Move[] = [];
  for (const at of path.slice(1)) {
    seen.read(at, wanted);
    const next = movesOf(model, state).find((move) => {
      coding.encode(move.state, actual);
      return actual.every((number, place) => number === wanted[place]);
    });
    if (next === undefined) throw new Error("model-e5: a state cannot be reached from its parent");
    moves.push(next);
    state = next.state;
  }
  return { moves, state };
}
