import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { addressBucket } from "../accounts/client-address.ts";
import { ApiError } from "../errors/api-error.ts";
import type { Connections } from "./connections.ts";
import { EMERGENCY_PATHS } from "./emergency-paths.ts";
import type { DoorLimits } from "./limits.ts";
import { createLine } from "./line.ts";
import { refuse } from "./refusal.ts";

/** Starts a request's work, now or later; never, if its client hangs up first or too many wait. `begin` may return the work's promise. */
type Turns = (request: IncomingMessage, response: ServerResponse, begin: () => unknown) => void;

/** In descending order of urgency. */
const KINDS = ["emergency", "health", "other"] as const;
type Kind = (typeof KINDS)[number];

interface Waiting {
  readonly start: () => void;
  readonly refuse: () => void;
}

/**
 * Limits the requests of each kind that are processed at once, and more so while a more urgent one is: a request takes some dozens
 * of rounds of the event loop, and in each the others do their own work. With 400 pages, 16 at once, the emergency stop took 4 s.
 */
export function takeTurns(server: Server, limits: DoorLimits, { wait, leave }: Connections): Turns {
  const lines = byKind(() => createLine<Waiting>());
  const busy = byKind(() => 0);
  const comeFirst = newcomers(server, limits);
  const isBusy = (kind: Kind) => busy[kind] > 0;
  const most = (kind: Kind) =>
    KINDS.slice(0, KINDS.indexOf(kind)).some(isBusy) ? limits.besideUrgent : limits.abreast;
  const start = (kind: Kind, response: ServerResponse, begin: () => unknown) => {
    busy[kind]++;
    const ended = once(() => {
      clearTimeout(late);
      busy[kind]--;
      goOn();
    });
    // After this time, the request is waiting for something else than this process.
    const late = setTimeout(ended, limits.turnMs).unref();
    beforeHeaders(response, ended);
    const work = begin();
    // When its client hangs up, its work goes on: clients that hang up again and again would have any number processed at once.
    response.once("close", () => void Promise.resolve(work).then(ended, ended));
  };
  // In the next round of the event loop, so that requests that arrived in this one are considered first.
  const goOn = inNextRound(() => {
    const accepting = comeFirst();
    for (const kind of KINDS) {
      if (lines[kind].length() === 0 || busy[kind] >= most(kind)) continue;
      // One per round, so that rounds are short.
      if (!accepting) lines[kind].first()?.start();
      goOn();
    }
  });
  return (request, response, begin) => {
    const kind = kindOf(request);
    const { socket } = request;
    const address = addressBucket(socket.remoteAddress ?? null);
    const line = lines[kind];
    const waiting: Waiting = {
      start() {
        leave(socket);
        start(kind, response, begin);
      },
      refuse: () => refuse(response, tooMany()),
    };
    line.add(address, waiting);
    wait(socket);
    response.once("close", () => line.remove(address, waiting));
    // The last of 2,000 emergency stops gets its turn within 3 s, so it had better wait than be refused.
    if (kind === "other" && line.length() > limits.waiting) line.last()?.refuse();
    goOn();
  };
}

/**
 * Whether to accept new connections before starting more work: the event loop (libuv) accepts one per round, so behind 400
 * of them the emergency stop was seen only after 5 s. Counted, not timed: with a limit of 20 ms, and rounds that took longer beside
 * other programs, each round started more work, and the stop was seen after 23 s.
 */
function newcomers(server: Server, { newcomers: most }: DoorLimits): () => boolean {
  let came = false;
  let count = 0;
  server.on("connection", () => {
    came = true;
    count++;
  });
  return () => {
    const first = came && count < most;
    came = false;
    if (!first) count = 0;
    return first;
  };
}

function inNextRound(work: () => void): () => void {
  let due = false;
  const run = () => {
    due = false;
    work();
  };
  return () => {
    if (!due) setImmediate(run);
    due = true;
  };
}

const byKind = <Each>(make: () => Each): Record<Kind, Each> => ({
  emergency: make(),
  health: make(),
  other: make(),
});

function kindOf({ url = "" }: IncomingMessage): Kind {
  const path = url.split("?", 1)[0] ?? "";
  if (EMERGENCY_PATHS.includes(path)) return "emergency";
  return path.startsWith("/api/v1/health") ? "health" : "other";
}

const RETRY_AFTER_SECONDS = 5;

const tooMany = () =>
  new ApiError("UNAVAILABLE", `Too many requests wait here. Try again in ${RETRY_AFTER_SECONDS} seconds.`, {
    retryAfterSeconds: RETRY_AFTER_SECONDS,
  });

/** Calls `tell` before the headers are sent. Not at the end: a stream stays open for as long as its client reads. */
function beforeHeaders(response: ServerResponse, tell: () => void): void {
  const writeHead = response.writeHead;
  response.writeHead = ((...args: Parameters<typeof writeHead>) => {
    tell();
    return Reflect.apply(writeHead, response, args);
  }) as typeof writeHead;
}

function once(work: () => void): () => void {
  let done = false;
  return () => {
    if (done) return;
    done = true;
    work();
  };
}
