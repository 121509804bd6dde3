import type { IncomingMessage, ServerResponse } from "node:http";
import type { Connections } from "./connections.ts";
import { EMERGENCY_PATHS } from "./emergency-paths.ts";
import type { DoorLimits } from "./limits.ts";

/** Begins with a request, now or later; or never, if its client hangs up before its turn comes. */
type Turns = (request: IncomingMessage, response: ServerResponse, begin: () => void) => void;

/**
 * Lets only so many requests of a kind be worked on at once, the others in the order in which they came: of a thousand requests that ask for
 * pages each gets a bit of the process at a time, and the emergency stop would get no more than one of them. It waits for none of another kind.
 */
export function takeTurns(limits: DoorLimits, connections: Connections): Turns {
  const lane = () => createLane(limits, connections);
  const lanes = { emergency: lane(), health: lane(), other: lane() };
  return (request, response, begin) => lanes[kindOf(request)](request, response, begin);
}

function kindOf({ url = "" }: IncomingMessage): "emergency" | "health" | "other" {
  const path = url.split("?", 1)[0] ?? "";
  if (EMERGENCY_PATHS.includes(path)) return "emergency";
  return path.startsWith("/api/v1/health") ? "health" : "other";
}

function createLane({ abreast, turnMs }: DoorLimits, { wait, leave }: Connections): Turns {
  const waiting = new Set<() => void>();
  let busy = 0;
  const next = () => {
    busy--;
    const [first] = waiting;
    if (first === undefined) return;
    waiting.delete(first);
    first();
  };
  return ({ socket }, response, begin) => {
    const start = () => {
      busy++;
      leave(socket);
      const ended = once(() => {
        clearTimeout(late);
        // Not at once: whoever has just come is to be seen first.
        setImmediate(next);
      });
      // From then on it waits for something else than this process.
      const late = setTimeout(ended, turnMs).unref();
      beforeHeaders(response, ended);
      response.once("close", ended);
      begin();
    };
    if (busy < abreast) return start();
    waiting.add(start);
    wait(socket);
    response.once("close", () => waiting.delete(start));
  };
}

/** A stream goes on after them for as long as somebody looks. */
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
