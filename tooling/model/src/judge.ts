import { checkRest, checkState } from "./check-state.ts";
import { findDeadlock } from "./deadlock.ts";
import type { Violation } from "./invariants.ts";
import type { Move } from "./move.ts";
import type { State } from "./state.ts";

/** What is wrong with a state, or with a move that is possible in it. */
export const judge = (state: State, moves: readonly Move[]): Violation | undefined =>
  checkState(state) ??
  findDeadlock(state) ??
  moves.find((move) => move.broken !== undefined)?.broken ??
  checkRest(state, moves);
