import type { FailureKind, Provider } from "@leadgen/core";

/** The facts of an opening or closing, from the breaker's history. */
export interface EventFacts {
  readonly id: string;
  readonly kind: "OPENED" | "CLOSED";
  readonly epoch: number;
  readonly at: Date;
  readonly actor: string;
  readonly reason: string;
  readonly jobsChanged: number;
  readonly provider: Provider | null;
  readonly failureKind: FailureKind | null;
}

/** An alert, and the state at the time of sending. */
export interface AlertFacts {
  readonly id: string;
  readonly kind: "OPENED" | "CLOSED" | "REMINDER" | "NO_WORKER" | "UNDELIVERED" | "TEST";
  readonly at: Date;
  readonly askedBy: string | null;
  /** For OPENED, CLOSED and REMINDER. */
  readonly event: EventFacts | null;
  /** For NO_WORKER: the latest heartbeat. */
  readonly lastBeat: Date | null;
  readonly now: {
    readonly state: "OPEN" | "CLOSED";
    readonly epoch: number;
    readonly acknowledgedBy: string | null;
    readonly jobsPaused: number;
    readonly campaignsRunning: number;
    readonly callsInFlight: number;
  };
}
