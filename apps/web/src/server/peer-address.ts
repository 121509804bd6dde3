import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";
import { isTrusted } from "@leadgen/api";
import { runtime } from "./runtime.ts";

/** Passes the connection's address from Node's server through Next to the API. */
const HEADER = "x-leadgen-peer";

/**
 * Next's route handlers see no socket, and `X-Forwarded-For` may be invented by the client. Node publishes each request before any
 * handler runs: the header is set then and replaces one of that name from the client.
 */
export function notePeerAddresses(): void {
  subscribe("http.server.request.start", (message) => {
    const { request } = message as { request: IncomingMessage };
    const peer = request.socket.remoteAddress;
    request.headers[HEADER] = peer ?? "";
    // Next takes a request's protocol from it, and the log-in's cookie would be Secure if the client says so.
    if (!isTrusted(peer ?? null, runtime().trusted)) delete request.headers["x-forwarded-proto"];
  });
}

/** The address of the connection's other end; undefined if it was not noted. */
export const peerAddressIn = (headers: Pick<Headers, "get">): string | undefined =>
  headers.get(HEADER) || undefined;
