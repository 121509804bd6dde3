import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";

/** Carries the connection's address from Node's server, past Next, to the API. */
const HEADER = "x-leadgen-peer";

/**
 * Next's route handlers see no socket, and what it passes on as `X-Forwarded-For` may be the client's own invention. Node announces
 * each request before anybody handles it: there the header is set, over whatever the client sent under its name.
 */
export function notePeerAddresses(): void {
  subscribe("http.server.request.start", (message) => {
    const { request } = message as { request: IncomingMessage };
    request.headers[HEADER] = request.socket.remoteAddress ?? "";
  });
}

/** The other end of the connection; undefined when nobody noted it. */
export const peerAddressIn = (headers: Pick<Headers, "get">): string | undefined =>
  headers.get(HEADER) || undefined;
