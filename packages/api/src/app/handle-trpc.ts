import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import superjson from "superjson";
import { ApiError } from "../errors/api-error.ts";
import { setRetryAfter } from "../errors/retry-after.ts";
import { translate } from "../errors/translate.ts";
import { trpcShape } from "../errors/trpc-shape.ts";
import { endInTime } from "../live/end-in-time.ts";
import type { Context } from "../procedure/context.ts";
import { bytesFor } from "../rest/body-limits.ts";
import { HEADERS } from "../rest/envelope.ts";
import { measureJson } from "../rest/measure-json.ts";
import { type BodyRules, readBody } from "../rest/read-body.ts";
import { known } from "./known.ts";
import { appRouter } from "./router.ts";
import { rolesOf } from "./trpc-calls.ts";

export const TRPC_ENDPOINT = "/api/trpc";

/** Calls in one request at most: each needs a connection of the pool. */
const MAX_BATCH_SIZE = 20;

/** Answers everything under `/api/trpc`. @param calls names of the called procedures. */
export async function handleTrpc(
  request: Request,
  context: Context,
  calls: readonly string[],
): Promise<Response> {
  try {
    const response = await fetchRequestHandler({
      endpoint: TRPC_ENDPOINT,
      req: await bounded(request, { bytes: bytesFor(rolesOf(calls)), known: () => known(context) }),
      router: appRouter,
      createContext: () => context,
      maxBatchSize: MAX_BATCH_SIZE,
      responseMeta: () => ({ headers: { ...HEADERS } }),
    });
    const isStream = response.headers.get("content-type")?.startsWith("text/event-stream");
    return isStream ? endInTime(response, context.due.signal) : response;
  } catch (error) {
    return trpcRefusal(error, context);
  }
}

/** The same request, its body or input read under our limits: tRPC has no limits and also accepts forms. */
async function bounded(request: Request, rules: BodyRules): Promise<Request> {
  const { method, signal } = request;
  if (request.body === null) {
    const input = new URL(request.url).searchParams.get("input");
    if (input !== null) measureJson(new TextEncoder().encode(input));
    return request;
  }
  const body = await readBody(request, rules);
  const headers = new Headers(request.headers);
  if (!/^application\/json\b/i.test(headers.get("content-type") ?? "")) {
    throw new ApiError("UNSUPPORTED_MEDIA_TYPE", "Content-Type: must be application/json.");
  }
  return new Request(request.url, { method, headers, signal, body });
}

/** The error format of tRPC's clients, for requests that never reached tRPC. */
function trpcRefusal(error: unknown, context: Context): Response {
  const ours = translate(error, { path: TRPC_ENDPOINT, ...context });
  setRetryAfter(context.answer, ours);
  const shape = trpcShape(ours);
  const status = shape.data.httpStatus;
  return Response.json({ error: superjson.serialize(shape) }, { status, headers: HEADERS });
}
