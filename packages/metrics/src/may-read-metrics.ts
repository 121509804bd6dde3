import { createHash, timingSafeEqual } from "node:crypto";

export interface MetricsReader {
  /** Network address of the peer. */
  readonly address: string | undefined;
  /** The request's header `Authorization`. */
  readonly authorization: string | undefined;
  /** Whether a proxy forwarded the request, so that the address is the proxy's. */
  readonly forwarded: boolean;
}

const LOOPBACK = /^(::1|(::ffff:)?127(\.\d{1,3}){3})$/;

/** Whether a reader may have a process's metrics: with the token; if none is set, only from this machine. */
export function mayReadMetrics(reader: MetricsReader, token: string | undefined): boolean {
  if (token !== undefined) return sameText(reader.authorization ?? "", `Bearer ${token}`);
  return !reader.forwarded && LOOPBACK.test(reader.address ?? "");
}

/** Compares in constant time. */
function sameText(given: string, expected: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
