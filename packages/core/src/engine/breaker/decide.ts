import { type Refusal, refuse } from "../../errors.ts";
import type { BreakerState } from "./states.ts";

/** The facts of the breaker that a decision needs. `epoch` counts openings. */
export interface BreakerSnapshot {
  readonly state: BreakerState;
  readonly epoch: number;
}

export type BreakerEvent =
  /** A provider call failed; `epoch` is the one its job was claimed in. */
  | { readonly type: "FAILURE"; readonly epoch: number }
  | { readonly type: "OPEN_BY_HAND"; readonly reason: string }
  | { readonly type: "CLOSE"; readonly epoch: number; readonly reason: string };

/** What has to happen to the jobs in the transaction of the move. */
export type BreakerEffect = "PAUSE_ALL_LIVE_JOBS" | "RESUME_ALL_PAUSED_JOBS";

export interface BreakerMove {
  readonly next: BreakerSnapshot;
  readonly effect: BreakerEffect;
}

/** The failure is recorded with its call and changes nothing else (rule J8). */
export interface BreakerUnmoved {
  readonly unmoved: "LATE_FAILURE";
}

const opened = (epoch: number): BreakerMove => ({
  next: { state: "OPEN", epoch: epoch + 1 },
  effect: "PAUSE_ALL_LIVE_JOBS",
});

/** Decides what an event does to the breaker. Pure. The API checks who may send the event. */
export function decideBreaker(
  breaker: BreakerSnapshot,
  event: BreakerEvent,
): BreakerMove | BreakerUnmoved | Refusal {
  switch (event.type) {
    case "FAILURE":
      if (breaker.state === "OPEN" || event.epoch !== breaker.epoch) return { unmoved: "LATE_FAILURE" };
      return opened(breaker.epoch);
    case "OPEN_BY_HAND":
      if (event.reason.trim() === "")
        return refuse("INVALID_INPUT", "Give a reason for opening the breaker.");
      if (breaker.state === "OPEN") {
        return refuse(
          "BREAKER_OPEN",
          `The breaker is open already (epoch ${breaker.epoch}); nothing was changed.`,
        );
      }
      return opened(breaker.epoch);
    case "CLOSE":
      return decideClose(breaker, event);
  }
}

function decideClose(
  breaker: BreakerSnapshot,
  event: { readonly epoch: number; readonly reason: string },
): BreakerMove | Refusal {
  if (event.reason.trim() === "") return refuse("INVALID_INPUT", "Give a reason for closing the breaker.");
  if (breaker.state === "CLOSED") {
    return refuse(
      "BREAKER_CLOSED",
      `The breaker is closed already (epoch ${breaker.epoch}); nothing was changed.`,
    );
  }
  if (event.epoch !== breaker.epoch) {
    return refuse(
      "STALE_EPOCH",
      `You saw epoch ${event.epoch}, but the breaker has opened again since: it is at epoch ${breaker.epoch}. Read the new cause, then close that one.`,
    );
  }
  return { next: { state: "CLOSED", epoch: breaker.epoch }, effect: "RESUME_ALL_PAUSED_JOBS" };
}
