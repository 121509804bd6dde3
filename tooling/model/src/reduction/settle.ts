import type { Model } from "../bounds.ts";
import type { Move } from "../move.ts";
import { eagerByActor, eagerMoves } from "./eager.ts";

/** A move and the eager moves that followed it at once, linked from the last one backwards. */
export interface Way {
  readonly move: Move;
  readonly before: Way | null;
}

/** The states that a move leads to when all eager moves are taken after it, until there are none. */
export function settle(model: Model, move: Move): readonly Way[] {
  const ends: Way[] = [];
  const open: Way[] = [{ move, before: null }];
  for (let way = open.pop(); way !== undefined; way = open.pop()) {
    const eager = eagerMoves(model, way.move.state);
    if (eager.length === 0) ends.push(way);
    else for (const next of eager) open.push({ move: next, before: way });
  }
  return ends;
}

/** The same with the eager moves in every order, including the states on the way: actors' names decide which comes first. */
export function settleAnyhow(model: Model, move: Move): readonly Way[] {
  const ways: Way[] = [{ move, before: null }];
  for (const way of ways)
    for (const moves of eagerByActor(model, way.move.state))
      for (const next of moves) ways.push({ move: next, before: way });
  return ways;
}

/** The move alone, for exploring without the reduction. */
export const unsettled = (_model: Model, move: Move): readonly Way[] => [{ move, before: null }];

/** The moves of a way in the order in which they happened. */
export function movesIn(way: Way): readonly Move[] {
  const moves: Move[] = [];
  for (let at: Way | null = way; at !== null; at = at.before) moves.unshift(at.move);
  return moves;
}
