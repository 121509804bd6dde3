import type { Actor } from "./actors.ts";
import type { Act } from "./acts.ts";
import type { Violation } from "./invariants.ts";
import type { State } from "./state.ts";

/** Something that can happen next. */
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
  /** A violation by the move itself, not by the state that it leads to. */
  readonly broken?: Violation | undefined;
  /** It may never happen: a fault, or a person's request. No progress may depend on it. */
  readonly optional?: true;
  /** It has the same effect later, when it is possible again, so the reduction omits it. */
  readonly lazy?: boolean;
}
