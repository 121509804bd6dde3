import { randomBytes } from "node:crypto";
import type { BlockList } from "node:net";
import { isTrusted } from "./client-address.ts";

export const REQUEST_ID_HEADER = "x-request-id";

/** Form of a proxy's id that is accepted: a plain name, long enough to be unique. */
const SANE = /^[\w.:-]{8,100}$/;

/**
 * The id of a request, in its answer (`X-Request-Id`), its log lines and the messages of internal errors. An id that comes with the
 * request counts only from a trusted proxy: anyone else could have requests logged under another request's id.
 * @param peer address of the connection's other end.
 */
export function requestIdOf(given: string | null, peer: string | null, trusted: BlockList): string {
  return given !== null && SANE.test(given) && isTrusted(peer, trusted) ? given : newRequestId();
}

export const newRequestId = (): string => `req_${randomBytes(10).toString("hex")}`;
