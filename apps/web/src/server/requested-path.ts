import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";
import { headers } from "next/headers";
import { HOME } from "../lib/own-path.ts";

/** Carries the path that was asked for past Next, whose layouts are not told it. */
const HEADER = "x-leadgen-path";

/** Over whatever the client sent under its name, as with the peer's address. */
export function noteRequestedPaths(): void {
  subscribe("http.server.request.start", (message) => {
    const { request } = message as { request: IncomingMessage };
    request.headers[HEADER] = request.url ?? "";
  });
}

/** Path and query that the browser asked for; HOME when nobody noted it. As the client wrote it: not to be trusted. */
export async function requestedPath(): Promise<string> {
  const [path = "", query = ""] = ((await headers()).get(HEADER) || HOME).split("?");
  const params = new URLSearchParams(query);
  // Next's own, for the parts of a page that it fetches.
  params.delete("_rsc");
  return params.size === 0 ? path : `${path}?${params}`;
}
