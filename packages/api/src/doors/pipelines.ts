import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { DoorLimits } from "./limits.ts";

/**
 * Ends a connection on which more requests than `pipelined` come before they are answered: Node hands all of them on, 50,000 if they come.
 * And when a connection is gone, tells it to each of its responses: Node tells it only to the one that it was writing.
 */
export function boundPipelines(server: Server, { pipelined }: DoorLimits): void {
  const unanswered = new WeakMap<Socket, Set<ServerResponse>>();
  server.on("connection", (socket: Socket) => {
    const those = new Set<ServerResponse>();
    unanswered.set(socket, those);
    // After Node has told the one.
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
