import type { Server } from "node:http";
import type { Socket } from "node:net";
import type { DoorLimits } from "./limits.ts";

/** The bytes of a connection's answers that the system had accepted, and since when it accepted no more. */
interface Taken {
  readonly bytes: number;
  readonly since: number;
}

/** Ends connections whose client has not read a waiting answer for `untakenMs`: Node would keep both in memory for good. */
export function endUntaken(server: Server, { untakenMs, lookMs }: DoorLimits): void {
  const connections = new Map<Socket, Taken>();
  server.on("connection", (socket: Socket) => {
    connections.set(socket, { bytes: 0, since: performance.now() });
    socket.once("close", () => connections.delete(socket));
  });
  const timer = setInterval(() => {
    const now = performance.now();
    for (const [socket, last] of connections) {
      const bytes = socket.bytesWritten - socket.writableLength;
      if (socket.writableLength === 0 || bytes !== last.bytes) connections.set(socket, { bytes, since: now });
      else if (now - last.since > untakenMs) socket.destroy();
    }
  }, lookMs);
  server.once("close", () => clearInterval(timer));
  timer.unref();
}
