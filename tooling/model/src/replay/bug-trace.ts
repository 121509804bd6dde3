import type { Model } from "../bounds.ts";
import type { BugName } from "../bugs.ts";
import type { Move } from "../move.ts";
import { movesOf } from "../moves.ts";
import { hunt } from "../rounds.ts";
import { initialState, type State } from "../state.ts";
import { commits } from "../verbs/commit.ts";
import type { Trace } from "./replay.ts";

/** The shortest path to the damage of a seeded bug. */
export interface BugTrace extends Trace {
  /**
   * The index of the first move that the model without the bug does not make: there the verbs must act differently.
   * Null if the bug prevents something: then the trace goes on with what must follow, and so do the verbs.
   */
  readonly actsAt: number | null;
}

/** @param bug its trace has every move separately: the verbs have no reduction. */
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

/** The mover's COMMIT, if only that is left: the replay sees its result in advance. */
function whatCommits(model: Model, move: Move): Move {
  return commits(model, move.state).find(({ who }) => who === move.who) ?? move;
}

const isSame = (one: Move, other: Move): boolean =>
  one.who === other.who &&
  one.act === other.act &&
  one.epoch === other.epoch &&
  JSON.stringify(one.state) === JSON.stringify(other.state);

/** All moves that must happen, until none must. */
function whatFollows(sound: Model, from: State | undefined): Move[] {
  const moves: Move[] = [];
  for (let state = from; state !== undefined; ) {
    const next = movesOf(sound, state).find((move) => move.optional !== true);
    if (next !== undefined) moves.push(next);
    state = next?.state;
  }
  return moves;
}
