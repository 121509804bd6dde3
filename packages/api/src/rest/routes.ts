import type { Caller } from "../caller.ts";
import { ApiError } from "../errors/api-error.ts";
import type { QueueStatus } from "../read/queue-status.ts";
import { failure, success } from "./envelope.ts";
import { exportCsv } from "./export-csv.ts";

/** What a route gets: the procedures under the request's own credentials, and the input it was sent. */
export interface RouteCall {
  readonly caller: Caller;
  /** From the path's `{id}`. */
  readonly id: string;
  /** Query of a GET, body of a POST; the procedure's schema judges it. */
  // biome-ignore lint/suspicious/noExplicitAny: it comes from outside, and is parsed by the procedure it is handed to
  readonly input: any;
}

export interface Route {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly handle: (call: RouteCall) => Promise<Response>;
}

const QUEUE = "/api/v1/queue-management";
const BREAKER = `${QUEUE}/circuit-breaker`;

/** The REST routes; each calls one procedure, so rights and rules are the same as over tRPC. */
export const ROUTES: readonly Route[] = [
  get(`${QUEUE}/status`, async ({ caller }) => statusAnswer(await caller.queue.status())),
  get(BREAKER, async ({ caller, input }) => success(await caller.queue.cause(input))),
  get(`${BREAKER}/history`, async ({ caller, input }) => success(await caller.queue.history(input))),
  get(`${BREAKER}/close-preview`, async ({ caller, input }) =>
    success(await caller.queue.closePreview(input)),
  ),
  post(`${BREAKER}/close`, async ({ caller, input }) => success(await caller.queue.close(input))),
  post(`${BREAKER}/open`, async ({ caller, input }) => success(await caller.queue.open(input))),
  post(`${BREAKER}/probe`, async ({ caller, input }) => success(await caller.queue.probe(input))),
  get("/api/v1/campaigns/{id}/export.csv", ({ caller, id }) => exportCsv(caller, id)),
];

function get(path: string, handle: Route["handle"]): Route {
  return { method: "GET", path, handle };
}

function post(path: string, handle: Route["handle"]): Route {
  return { method: "POST", path, handle };
}

/** UNKNOWN is a 503, so that a script that only looks at the status does not take it for good news. */
function statusAnswer(status: QueueStatus): Response {
  if (status.circuitBreaker.state !== "UNKNOWN") return success(status);
  return failure(new ApiError("UNAVAILABLE", status.circuitBreaker.reason ?? "", { ...status }));
}
