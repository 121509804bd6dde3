import type { IncomingMessage } from "node:http";
import { ApiError } from "../errors/api-error.ts";

/** Refuses an undecodable path and a missing, second or invalid Host, which servers read differently. @throws ApiError INVALID_INPUT. */
export function checkAddress({
  url = "",
  headers: { host },
  httpVersion,
  rawHeaders,
}: IncomingMessage): void {
  if (!url.startsWith("/") || !URL.canParse(`http://host${url}`))
    throw new ApiError("INVALID_INPUT", "The request's address is no path.");
  if (!isDecodable(url.split("?", 1)[0] ?? ""))
    throw new ApiError("INVALID_INPUT", "The request's path is not percent-encoded well.");
  const hosts = rawHeaders.filter((name, at) => at % 2 === 0 && name.toLowerCase() === "host").length;
  if (hosts > 1 || (hosts === 0 && httpVersion !== "1.0"))
    throw new ApiError("INVALID_INPUT", "The request must have one Host header.");
  if (host !== undefined && !/^[\w.-]+(:\d+)?$|^\[[\da-f:.]+\](:\d+)?$/i.test(host))
    throw new ApiError("INVALID_INPUT", "Host: is no host.");
}

function isDecodable(path: string): boolean {
  try {
    return decodeURIComponent(path) !== undefined;
  } catch {
    return false;
  }
}
