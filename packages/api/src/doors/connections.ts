import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { addressBucket } from "../accounts/client-address.ts";
import { hasBody } from "./body.ts";
import type { DoorLimits } from "./limits.ts";

/** Marks connections on which nothing is being answered: a new connection may replace one of them. */
export interface Connections {
  wait(socket: Socket): void;
  leave(socket: Socket): void;
}

/**
 * Keeps at most `most` connections. A new one is always accepted, so the emergency stop is: it replaces the one that has waited
 * longest, of the address with the most. Refusing new ones instead would shut out everybody who comes after a flood.
 */
export function boundConnections(server: Server, { connections: most, youngMs }: DoorLimits): Connections {
  /** Connections on which nothing is being answered, by address, longest wait first. */
  const waiting = new Map<string, Map<Socket, number>>();
  const addresses = new WeakMap<Socket, string>();
  let count = 0;

  const wait = (socket: Socket) => {
    const address = addresses.get(socket);
    if (address === undefined || socket.destroyed) return;
    const those = waiting.get(address) ?? new Map<Socket, number>();
    waiting.set(address, those.set(socket, performance.now()));
  };
  const leave = (socket: Socket) => {
    const address = addresses.get(socket) ?? "";
    const those = waiting.get(address);
    those?.delete(socket);
    if (those?.size === 0) waiting.delete(address);
  };

  server.on("connection", (socket: Socket) => {
    addresses.set(socket, addressBucket(socket.remoteAddress ?? null));
    count++;
    socket.once("close", () => {
      count--;
      leave(socket);
    });
    const [longest, since = 0] = count > most ? longestOf(waiting) : [];
    // Otherwise, of thousands that arrive at once, the first would be closed before their requests are read.
    const spared = performance.now() - since < youngMs && count <= 2 * most;
    if (longest !== undefined && !spared) {
      leave(longest);
      longest.destroy();
    }
    wait(socket);
  });
  server.prependListener("request", (request: IncomingMessage, response: ServerResponse) => {
    const { socket } = request;
    leave(socket);
    // While its body arrives, nothing is being answered.
    const arrived = () => leave(socket);
    if (hasBody(request)) {
      wait(socket);
      request.once("end", arrived);
    }
    // The whole answer is written: the connection waits for its client, which may never read it.
    response.once("prefinish", () => wait(socket));
    response.once("close", () => {
      request.off("end", arrived);
      leave(socket);
      wait(socket);
    });
  });
  return { wait, leave };
}

function longestOf(waiting: ReadonlyMap<string, ReadonlyMap<Socket, number>>): readonly [Socket?, number?] {
  let most: ReadonlyMap<Socket, number> = new Map();
  for (const those of waiting.values()) if (those.size > most.size) most = those;
  const [longest] = most;
  return longest ?? [];
}
