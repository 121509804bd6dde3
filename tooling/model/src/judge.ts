import { checkRest, checkState } from "./check-state.ts";
import { findDeadlock } from "./deadlock.ts";
import type { Violation } from "./invariants.ts";
import type { Move } from "./move.ts";
import type { State } from "./state.ts";

/** The first violation in a state, or in a move possible in it. */
export const judge = (state: State, moves: readonly Move[]): Violation | undefined =>
  checkState(state) ??
  findDeadlock(state) ??
  moves.find((move) => move.broken !== undefined)?.broken ??
  checkRest(state, moves);
