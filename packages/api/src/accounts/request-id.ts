import { randomBytes } from "node:crypto";
import type { BlockList } from "node:net";
import { isTrusted } from "./client-address.ts";

export const REQUEST_ID_HEADER = "x-request-id";

/** Of a proxy: what is no more than a name, and long enough to be one of a kind. */
const SANE = /^[\w.:-]{8,100}$/;

/**
 * The id under which a request is told of: in its answer (`X-Request-Id`), in its log lines and in what an error of ours shows. One that
 * comes with the request counts only if a trusted proxy sent it: anybody else could have their requests told under somebody else's.
 * @param peer the other end of the connection.
 */
export function requestIdOf(given: string | null, peer: string | null, trusted: BlockList): string {
  return given !== null && SANE.test(given) && isTrusted(peer, trusted) ? given : newRequestId();
}

export const newRequestId = (): string => `req_${randomBytes(10).toString("hex")}`;
