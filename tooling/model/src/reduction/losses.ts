import { NOBODY } from "../actors.ts";
import type { Model } from "../bounds.ts";
import { codec } from "../codec.ts";
import { judge } from "../judge.ts";
import type { Move } from "../move.ts";
import { movesOf } from "../moves.ts";
import { initialState, type State } from "../state.ts";
import { visited } from "../visited.ts";
import { settle } from "./settle.ts";

/** Something that occurs if every order of moves is explored, and that the reduction may miss. */
export interface Loss {
  readonly state: State;
  readonly what: string;
}

/** How many moves the reduced exploration may need to catch up with a single one. */
const CATCH_UP = 2;

/**
 * Visits every state without the reduction and checks in each that nothing is lost there: every settled state that a move leads to,
 * and every violation, must also be found from where the eager moves lead. By induction over the moves of a
 * path, the reduced exploration then finds everything that can be reached.
 */
export function lossesWithin(model: Model): { readonly states: number; readonly losses: readonly Loss[] } {
  const coding = codec(model);
  const seen = visited(coding.width);
  const numbers = new Int32Array(coding.width);
  const keyOf = (state: State): string => {
    coding.encode(state, numbers);
    return numbers.join();
  };
  const losses: Loss[] = [];
  coding.encode(initialState(model), numbers);
  seen.add(numbers, -1);
  for (let index = 0; index < seen.size; index++) {
    seen.read(index, numbers);
    const state = coding.decode(numbers);
    const moves = movesOf(model, state);
    for (const move of moves) {
      coding.encode(move.state, numbers);
      seen.add(numbers, index);
    }
    losses.push(...lossesAt({ model, keyOf }, state, moves));
  }
  return { states: seen.size, losses };
}

interface Eyes {
  readonly model: Model;
  /** Returns the same for equal states. */
  readonly keyOf: (state: State) => string;
}

function lossesAt(eyes: Eyes, state: State, moves: readonly Move[]): Loss[] {
  const { model, keyOf } = eyes;
  const losses: Loss[] = [];
  const wanted = new Map<string, string>();
  for (const move of moves) {
    if (move.lazy === true) losses.push(...lossesBy(eyes, move, moves));
    else for (const way of settle(model, move)) wanted.set(keyOf(way.move.state), move.what);
  }
  const violation = judge(state, moves);
  const broken = new Set<string>(violation === undefined ? [] : [violation.invariant]);
  for (const { key, invariant } of metFrom(eyes, state)) {
    wanted.delete(key);
    if (invariant !== undefined) broken.delete(invariant);
    if (wanted.size + broken.size === 0) return losses;
  }
  return [...losses, ...[...wanted.values(), ...broken].map((what) => ({ state, what }))];
}

interface Met {
  readonly key: string;
  readonly invariant: string | undefined;
}

/** What the reduced exploration finds from a state on, as far as it may need to catch up. */
function* metFrom({ model, keyOf }: Eyes, state: State): Generator<Met> {
  const known = new Set<string>();
  let now: readonly Move[] = [{ who: NOBODY, act: "commit", what: "", job: NOBODY, state }];
  for (let step = 0; step <= CATCH_UP; step++) {
    const next: Move[] = [];
    for (const { move } of now.flatMap((each) => settle(model, each))) {
      const key = keyOf(move.state);
      if (known.has(key)) continue;
      known.add(key);
      const onward = movesOf(model, move.state);
      yield { key, invariant: judge(move.state, onward)?.invariant };
      next.push(...onward.filter((each) => each.lazy !== true));
    }
    now = next;
  }
}

/** A lazy move is no loss if every other move leads to the same state with it before or after. */
function lossesBy({ model, keyOf }: Eyes, lazy: Move, moves: readonly Move[]): Loss[] {
  const later = new Set<string>();
  for (const move of moves)
    for (const again of movesOf(model, move.state))
      if (again.who === lazy.who && again.what === lazy.what) later.add(keyOf(again.state));
  return movesOf(model, lazy.state)
    .filter((move) => !later.has(keyOf(move.state)))
    .map((move) => ({ state: lazy.state, what: `${move.what}, after the lazy move` }));
}
