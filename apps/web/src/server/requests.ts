import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, ServerResponse } from "node:http";
import { type AccessNote, REQUEST_ID_HEADER, requestIdOf } from "@leadgen/api";
import type { AnsweredRequest } from "./metrics.ts";
import { NEXT_FILE, NOWHERE, pageOf } from "./pages.ts";
import { runtime } from "./runtime.ts";

/** Passes a request's number and id through Next, which passes on headers only. */
const HEADER = "x-leadgen-request";

/** Gives each request its id before any handler runs. Logs and counts the request once it is over. */
export function noteRequests(): void {
  let count = 0;
  subscribe("http.server.request.start", (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    const { notes, trusted } = runtime();
    const given = request.headers[REQUEST_ID_HEADER];
    const peer = request.socket.remoteAddress ?? null;
    const id = requestIdOf(typeof given === "string" ? given : null, peer, trusted);
    const number = String(++count);
    request.headers[HEADER] = `${number} ${id}`;
    response.setHeader(REQUEST_ID_HEADER, id);
    const note: AccessNote = {};
    notes.set(number, note);
    const since = performance.now();
    response.once("close", () => {
      notes.delete(number);
      tell(request, response, { id, note, seconds: (performance.now() - since) / 1_000 });
    });
  });
}

/** The id and the log note of a request that Next handles, for the API. */
export function requestIn(headers: Pick<Headers, "get">): { requestId?: string; note?: AccessNote } {
  const [number = "", requestId] = headers.get(HEADER)?.split(" ") ?? [];
  const note = runtime().notes.get(number);
  return { ...(requestId !== undefined && { requestId }), ...(note !== undefined && { note }) };
}

const METHODS = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

interface Over {
  readonly id: string;
  readonly note: AccessNote;
  readonly seconds: number;
}

function tell(request: IncomingMessage, response: ServerResponse, { id, note, seconds }: Over): void {
  const { url = "", method = "" } = request;
  const { log, metrics } = runtime();
  const route = routeOf(url, note);
  const known = METHODS.has(method) ? method : "OTHER";
  // 499: the client left before the answer.
  const status = response.headersSent ? response.statusCode : 499;
  metrics.requested({ method: known, route, status: String(status), kind: kindOf(url, response), seconds });
  const ms = Math.round(seconds * 1_000);
  const aborted = response.writableFinished ? undefined : true;
  const line = { requestId: id, method: known, ...note, route, status, ms, aborted };
  // A page loads dozens of files, which never change and say nothing about the visitor.
  log[route === NEXT_FILE ? "debug" : "info"](line, "Request answered.");
}

const isOfApi = (url: string): boolean => url.startsWith("/api/");

const routeOf = (url: string, { route }: AccessNote): string =>
  route ?? (isOfApi(url) ? NOWHERE : pageOf(url));

function kindOf(url: string, response: ServerResponse): AnsweredRequest["kind"] {
  if (String(response.getHeader("content-type")).startsWith("text/event-stream")) return "stream";
  if (isOfApi(url)) return "api";
  return url.startsWith("/_next/") ? "file" : "page";
}
