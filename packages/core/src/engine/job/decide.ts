import { type Refusal, refuse } from "../../errors.ts";
import type { BreakerState } from "../breaker/states.ts";
import { JOB_MOVES, type JobMove, type JobStatus, MAX_DEATHS } from "./states.ts";

/** The facts of a job that a decision needs. */
export interface JobSnapshot {
  readonly status: JobStatus;
  /** The fencing token: grows with each claim. */
  readonly attempt: number;
  /** How many workers in a row died while they ran this job. */
  readonly deaths: number;
  /** A provider call of this job is under way. */
  readonly calling: boolean;
  /** The claim of this attempt still holds: a pause keeps it; a rescue, a hand-back and a retry end it. */
  readonly held: boolean;
}

export type JobEvent =
  | { readonly type: "CLAIM" | "PAUSE" | "RESUME" | "CANCEL" | "RESCUE" }
  | { readonly type: "RETRY" | "REVIVE"; readonly breaker: BreakerState }
  /** Reported by a worker: valid only under the job's current attempt. */
  | { readonly type: "COMPLETE" | "FAIL" | "HAND_BACK"; readonly attempt: number };

/** What has to happen in the same transaction: ring or silence a doorbell, and run what follows the end of a job. */
export type JobEffect = "RING" | "SILENCE" | "FOLLOW_UP";

export interface JobDecision {
  readonly next: JobSnapshot;
  readonly effects: readonly JobEffect[];
}

const MOVE_EFFECTS = {
  CLAIM: [],
  PAUSE: ["SILENCE"],
  RESUME: ["RING"],
  COMPLETE: ["FOLLOW_UP"],
  FAIL: ["FOLLOW_UP"],
  CANCEL: ["SILENCE", "FOLLOW_UP"],
  RETRY: ["RING"],
  REVIVE: ["RING"],
  HAND_BACK: ["RING"],
  RESCUE: ["RING"],
} as const satisfies Record<JobMove, readonly JobEffect[]>;

/** Moves that a call under way forbids: it was paid for, so until it is recorded no one may claim or end the job. */
const BETWEEN_CALLS: readonly JobMove[] = ["CLAIM", "COMPLETE", "FAIL", "REVIVE", "HAND_BACK"];

/** The state that a new job is born in (rule J3). */
export const bornAs = (breaker: BreakerState): JobStatus => (breaker === "OPEN" ? "PAUSED" : "PENDING");

/** Decides what an event does to a job. Pure: the engine's verbs implement the same in SQL, and tests compare the two. */
export function decideJob(job: JobSnapshot, event: JobEvent): JobDecision | Refusal {
  const move = JOB_MOVES[event.type];
  if (!(move.from as readonly JobStatus[]).includes(job.status)) {
    return refuse("WRONG_STATE", `A ${job.status.toLowerCase()} job cannot ${wordsOf(event.type)}.`);
  }
  if ("attempt" in event && (event.attempt !== job.attempt || !job.held)) {
    return refuse(
      "WRONG_STATE",
      `Attempt ${event.attempt} lost its claim: the job is at attempt ${job.attempt}.`,
    );
  }
  if (job.calling && BETWEEN_CALLS.includes(event.type)) {
    return refuse("WRONG_STATE", "A paid call of this job is still under way.");
  }
  switch (event.type) {
    case "CLAIM":
      return moved(job, "CLAIM", { status: "RUNNING", attempt: job.attempt + 1, held: true });
    case "RETRY":
    case "REVIVE": {
      const status = bornAs(event.breaker);
      const decision = moved(job, event.type, { status, deaths: 0, held: false });
      return status === "PENDING" ? decision : { ...decision, effects: [] };
    }
    case "RESCUE":
      return rescued(job);
    case "HAND_BACK":
      return moved(job, "HAND_BACK", { status: "PENDING", held: false });
    // CANCEL too keeps the claim and a call under way, because the result of a paid call is kept.
    default:
      return moved(job, event.type, { status: move.to[0] });
  }
}

function rescued(job: JobSnapshot): JobDecision {
  const deaths = job.deaths + 1;
  const freed = { ...job, deaths, calling: false, held: false };
  if (deaths < MAX_DEATHS) return moved(freed, "RESCUE", { status: "PENDING" });
  return { next: { ...freed, status: "FAILED" }, effects: ["FOLLOW_UP"] };
}

const moved = (job: JobSnapshot, move: JobMove, change: Partial<JobSnapshot>): JobDecision => ({
  next: { ...job, ...change },
  effects: MOVE_EFFECTS[move],
});

const wordsOf = (move: JobMove): string => move.toLowerCase().replace("_", " ");
