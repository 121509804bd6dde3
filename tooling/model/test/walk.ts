import type { Model } from "../src/bounds.ts";
import type { Move } from "../src/move.ts";
import { movesOf } from "../src/moves.ts";
import { initialState } from "../src/state.ts";

/** A walk that goes everywhere in time, the same in every run; from an end it starts again. */
export function* walk(model: Model, length: number): Generator<Move> {
  const start = initialState(model);
  let state = start;
  let dice = 1;
  for (let steps = 0; steps < length; steps++) {
    const moves = movesOf(model, state);
    dice = (dice * 48_271) % 2_147_483_647;
    const move = moves[dice % moves.length];
    state = move?.state ?? start;
    if (move !== undefined) yield move;
  }
}
