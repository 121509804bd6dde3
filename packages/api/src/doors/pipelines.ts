import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { DoorLimits } from "./limits.ts";

/**
 * Ends a connection that sends more than `pipelined` requests before their answers: Node passes on all of them, 50,000 if they come.
 * Also, when a connection closes, emits "close" on all its responses: Node emits it only on the one being written.
 */
export function boundPipelines(server: Server, { pipelined }: DoorLimits): void {
  const unanswered = new WeakMap<Socket, Set<ServerResponse>>();
  server.on("connection", (socket: Socket) => {
    const those = new Set<ServerResponse>();
    unanswered.set(socket, those);
    // After Node's own event.
    socket.once("close", () =>
      setImmediate(() => {
        for (const response of those) response.emit("close");
      }),
    );
  });
  server.prependListener("request", ({ socket }: IncomingMessage, response: ServerResponse) => {
    const those = unanswered.get(socket)?.add(response);
    response.once("close", () => those?.delete(response));
    if (those !== undefined && those.size > pipelined) socket.destroy();
  });
}
