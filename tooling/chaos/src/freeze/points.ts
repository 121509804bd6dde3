import { asks, commits } from "../kill-points/statements.ts";
import type { HttpEvent } from "../proxy/http-tap.ts";
import type { PostgresEvent } from "../proxy/postgres-tap.ts";

/** Where a worker can be frozen, and what its call must look like at the end. */
export interface FreezePoint {
  readonly name: string;
  /** The moment, as seen on its connections to PostgreSQL or to the providers. Neither: while it is idle. */
  readonly database?: (event: PostgresEvent) => boolean;
  readonly providers?: (event: HttpEvent) => boolean;
  /** The recorded outcome of the call that it had in hand. */
  readonly outcome: "UNKNOWN" | "ANSWERED" | undefined;
  /** Whether it is part of the short version. */
  readonly short: boolean;
}

/** An answer that comes after the worker was declared dead is recorded for its own call and changes nothing else (rule J7). */
export const POINTS: readonly FreezePoint[] = [
  {
    name: "between intent and send",
    database: (event) => commits(event, "reply", "intent"),
    outcome: "UNKNOWN",
    short: true,
  },
  {
    name: "in the middle of a call",
    providers: ({ kind }) => kind === "request",
    outcome: "ANSWERED",
    short: false,
  },
  {
    name: "before it records the answer",
    providers: ({ kind }) => kind === "response",
    outcome: "ANSWERED",
    short: true,
  },
  {
    name: "while it records the answer",
    database: (event) => asks(event, "outcome"),
    outcome: "ANSWERED",
    short: false,
  },
  { name: "with nothing to do", outcome: undefined, short: false },
];
