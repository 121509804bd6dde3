import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import superjson from "superjson";
import { translate } from "../errors/translate.ts";
import { trpcShape } from "../errors/trpc-shape.ts";
import { endInTime } from "../live/end-in-time.ts";
import type { Context } from "../procedure/context.ts";
import { HEADERS } from "../rest/envelope.ts";
import { readBody } from "../rest/read-body.ts";
import { appRouter } from "./router.ts";

export const TRPC_ENDPOINT = "/api/trpc";

/** Calls in one request at most: each takes a connection of the pool. */
const MAX_BATCH_SIZE = 20;

/** Answers everything under `/api/trpc`. */
export async function handleTrpc(request: Request, context: Context): Promise<Response> {
  try {
    const response = await fetchRequestHandler({
      endpoint: TRPC_ENDPOINT,
      req: await bounded(request),
      router: appRouter,
      createContext: () => context,
      maxBatchSize: MAX_BATCH_SIZE,
      responseMeta: () => ({ headers: { ...HEADERS } }),
    });
    const isStream = response.headers.get("content-type")?.startsWith("text/event-stream");
    return isStream ? endInTime(response, context.due.signal) : response;
  } catch (error) {
    return refusal(error, context);
  }
}

/** The same request with its body read under the limit; tRPC would read without one. */
async function bounded(request: Request): Promise<Request> {
  if (request.body === null) return request;
  const { method, headers, signal } = request;
  return new Request(request.url, { method, headers, signal, body: await readBody(request) });
}

/** What tRPC's clients understand as an error, for requests that tRPC never saw. */
function refusal(error: unknown, context: Context): Response {
  const shape = trpcShape(translate(error, { path: TRPC_ENDPOINT, log: context.deps.log }));
  const status = shape.data.httpStatus;
  return Response.json({ error: superjson.serialize(shape) }, { status, headers: HEADERS });
}
