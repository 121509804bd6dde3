import { createHash, timingSafeEqual } from "node:crypto";

export interface MetricsReader {
  /** Network address of the other end. */
  readonly address: string | undefined;
  /** The request's `Authorization`. */
  readonly authorization: string | undefined;
  /** A proxy passed the request on, so the address is the proxy's. */
  readonly forwarded: boolean;
}

const LOOPBACK = /^(::1|(::ffff:)?127(\.\d{1,3}){3})$/;

/** Who may read a process's metrics: whoever has the token; without one, only this machine itself. */
export function mayReadMetrics(reader: MetricsReader, token: string | undefined): boolean {
  if (token !== undefined) return sameText(reader.authorization ?? "", `Bearer ${token}`);
  return !reader.forwarded && LOOPBACK.test(reader.address ?? "");
}

/** Takes as long whatever the texts are. */
function sameText(given: string, expected: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
