import type { Actor } from "./actors.ts";
import type { Act } from "./acts.ts";
import type { Violation } from "./invariants.ts";
import type { State } from "./state.ts";

/** One thing that can happen next. */
export interface Move {
  readonly who: Actor;
  readonly act: Act;
  readonly what: string;
  /** The job it is about, or -1. */
  readonly job: number;
  /** The epoch that a closing names. */
  readonly epoch?: number;
  /** The worker that `sweepUp` unlocks doorbells for. */
  readonly target?: Actor;
  readonly state: State;
  /** A rule that only the move itself can break, not the state that it leads to. */
  readonly broken?: Violation | undefined;
  /** May never happen: a fault, or a person's request. Nothing may depend on it to make progress. */
  readonly optional?: true;
  /** It has the same effect later, when it is possible again, so the reduction leaves it out. */
  readonly lazy?: boolean;
}
