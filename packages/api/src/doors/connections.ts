import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { addressBucket } from "../accounts/client-address.ts";
import { hasBody } from "./body.ts";
import type { DoorLimits } from "./limits.ts";

/** Tells those on which nothing is being answered, whose place a new one may get. */
export interface Connections {
  wait(socket: Socket): void;
  leave(socket: Socket): void;
}

/**
 * Lets no more than `most` connections be. A new one always finds room, so that the emergency stop does: of the address with the
 * most, the one goes on which nothing has been answered for the longest. Refusing new ones instead would shut out whoever comes after a flood.
 */
export function boundConnections(server: Server, { connections: most, youngMs }: DoorLimits): Connections {
  /** Those on which nothing is being answered, by address, the longest first. */
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
    // Of thousands that come at once the first would be ended before its request is read.
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
    // As long as its body comes in nothing is being answered.
    const arrived = () => leave(socket);
    if (hasBody(request)) {
      wait(socket);
      request.once("end", arrived);
    }
    // All is said: it waits for its client, who may never take it.
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
