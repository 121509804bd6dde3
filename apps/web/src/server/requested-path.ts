import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";
import { headers } from "next/headers";
import { HOME } from "../lib/own-path.ts";

/** Passes the requested path through Next, whose layouts don't get it. */
const HEADER = "x-leadgen-path";

/** Sets the header; like the peer's address, it replaces one of that name from the client. */
export function noteRequestedPaths(): void {
  subscribe("http.server.request.start", (message) => {
    const { request } = message as { request: IncomingMessage };
    request.headers[HEADER] = request.url ?? "";
  });
}

/** The requested path and query; HOME if they were not noted. As the client wrote it, so it can't be trusted. */
export async function requestedPath(): Promise<string> {
  const [path = "", query = ""] = ((await headers()).get(HEADER) || HOME).split("?");
  const params = new URLSearchParams(query);
  // Next's own parameter, for the parts of a page that it fetches.
  params.delete("_rsc");
  return params.size === 0 ? path : `${path}?${params}`;
}
