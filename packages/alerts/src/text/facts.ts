import type { FailureKind, Provider } from "@leadgen/core";

/** What the breaker's history says of an opening or closing. */
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

/** An alert, and what is true when it is sent. */
export interface AlertFacts {
  readonly id: string;
  readonly kind: "OPENED" | "CLOSED" | "REMINDER" | "NO_WORKER" | "UNDELIVERED" | "TEST";
  readonly at: Date;
  readonly askedBy: string | null;
  /** Of OPENED, CLOSED and REMINDER. */
  readonly event: EventFacts | null;
  /** Of NO_WORKER: when one was last heard. */
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
