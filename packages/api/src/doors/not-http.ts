import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { ApiError } from "../errors/api-error.ts";
import { refuse, refuseSocket } from "./refusal.ts";

type Refusal = readonly [code: Parameters<typeof refuseSocket>[1], message?: string];

const REFUSALS: Readonly<Record<string, Refusal>> = {
  ERR_HTTP_REQUEST_TIMEOUT: ["REQUEST_TIMEOUT"],
  HPE_HEADER_OVERFLOW: ["HEADERS_TOO_LARGE"],
};
const NO_HTTP: Refusal = ["INVALID_INPUT", "This is no request in HTTP/1.1."];

/** Ends connections that Node's parser gives up on, including those that are too slow. */
export function endBroken(server: Server): void {
  server.on("clientError", (error: NodeJS.ErrnoException, socket: Duplex) => {
    // An answer that has begun cannot be replaced.
    const begun = (socket as { _httpMessage?: { headersSent: boolean } | null })._httpMessage?.headersSent;
    if (error.code === "ECONNRESET" || !socket.writable || begun) socket.destroy();
    else refuseSocket(socket, ...(REFUSALS[error.code ?? ""] ?? NO_HTTP));
  });
}

/** Refuses expectations unknown to Node, which would answer a bare 417. */
export function endExpecting(server: Server): void {
  server.on("checkExpectation", (_: IncomingMessage, response: ServerResponse) =>
    refuse(response, new ApiError("INVALID_INPUT", "Expect: must be 100-continue.")),
  );
}

/** Ends connections that ask for another protocol or a tunnel: none of our code speaks one, and nothing would ever close them. */
export function endUpgrades(server: Server): void {
  const end = (_: unknown, socket: Duplex) =>
    refuseSocket(socket, "INVALID_INPUT", "This server speaks HTTP/1.1 only.");
  server.on("upgrade", end);
  server.on("connect", end);
}
