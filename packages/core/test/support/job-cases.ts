import {
  JOB_MOVES,
  JOB_STATUSES,
  type JobEvent,
  type JobMove,
  type JobStatus,
  sourcesOf,
} from "../../src/index.ts";

/** A move that is attempted on a job in a status. */
export interface JobCase {
  readonly move: JobMove;
  /** The move in words, for test names: `hand back`. */
  readonly verb: string;
  readonly status: JobStatus;
  readonly allowed: boolean;
}

/** Every move on every status, from the tables. */
export const JOB_CASES: readonly JobCase[] = (Object.keys(JOB_MOVES) as JobMove[]).flatMap((move) =>
  JOB_STATUSES.map((status) => ({
    move,
    verb: move.toLowerCase().replace("_", " "),
    status,
    allowed: sourcesOf(move).includes(status),
  })),
);

/** The event of a move while the breaker is CLOSED, reported under this attempt. */
export function eventOf(move: JobMove, attempt: number): JobEvent {
  switch (move) {
    case "COMPLETE":
    case "FAIL":
    case "HAND_BACK":
      return { type: move, attempt };
    case "RETRY":
    case "REVIVE":
      return { type: move, breaker: "CLOSED" };
    default:
      return { type: move };
  }
}
