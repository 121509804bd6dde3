import type { Model } from "../bounds.ts";
import type { BugName } from "../bugs.ts";
import type { Move } from "../move.ts";
import { movesOf } from "../moves.ts";
import { hunt } from "../rounds.ts";
import { initialState, type State } from "../state.ts";
import { commits } from "../verbs/commit.ts";
import type { Trace } from "./replay.ts";

/** The shortest way to the damage that a seeded bug does. */
export interface BugTrace extends Trace {
  /**
   * The place of the first move that the model without the bug does not make: there the verbs have to do something else.
   * Null when the bug is that nothing follows: then the trace goes on with what does, and the verbs with it.
   */
  readonly actsAt: number | null;
}

/** @param bug Its trace has every move on its own: the verbs know no reduction. */
export function bugTrace(bug: BugName): BugTrace {
  const { found, bounds } = hunt(bug, { reduced: false });
  if (found === undefined) throw new Error(`model-e13: ${bug} is not found`);
  const sound: Model = { ...bounds, bug: null };
  const moves = found.trace;
  const model: Model = { ...bounds, bug };
  const actsAt = firstStrange({ sound, model }, moves);
  if (actsAt !== null) return { model, moves, actsAt };
  return { model: sound, moves: [...moves, ...whatFollows(sound, moves.at(-1)?.state)], actsAt };
}

interface Models {
  readonly sound: Model;
  readonly model: Model;
}

function firstStrange({ sound, model }: Models, moves: readonly Move[]): number | null {
  let state = initialState(sound);
  for (const [at, move] of moves.entries()) {
    const isKnown = movesOf(sound, state).some((known) => isSame(known, move));
    if (!isKnown || !isSame(whatCommits(sound, move), whatCommits(model, move))) return at;
    state = move.state;
  }
  return null;
}

/** What the mover's COMMIT will lead to, if only that is left: the replay sees it before. */
function whatCommits(model: Model, move: Move): Move {
  return commits(model, move.state).find(({ who }) => who === move.who) ?? move;
}

const isSame = (one: Move, other: Move): boolean =>
  one.who === other.who &&
  one.act === other.act &&
  one.epoch === other.epoch &&
  JSON.stringify(one.state) === JSON.stringify(other.state);

/** Everything that has to happen, until nothing has to any more. */
function whatFollows(sound: Model, from: State | undefined): Move[] {
  const moves: Move[] = [];
  for (let state = from; state !== undefined; ) {
    const next = movesOf(sound, state).find((move) => move.optional !== true);
    if (next !== undefined) moves.push(next);
    state = next?.state;
  }
  return moves;
}
