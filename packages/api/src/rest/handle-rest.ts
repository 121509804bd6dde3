import { TRPCError } from "@trpc/server";
import { createCaller } from "../caller.ts";
import type { Context } from "../context.ts";
import { ApiError } from "../errors/api-error.ts";
import { translate } from "../errors/translate.ts";
import { callProcedure } from "../procedures.ts";
import { assembleInput } from "./assemble-input.ts";
import { failure, success } from "./envelope.ts";
import { matchPath } from "./match-path.ts";
import { OPEN_ROUTES } from "./open-routes.ts";
import type { Route } from "./route.ts";
import { REST_ROOT, ROUTES } from "./routes.ts";
import { TOKEN_SESSION_METHODS, TOKEN_SESSION_PATH, tokenSession } from "./token-session.ts";

/** Answers everything under `/api/v1`, `/api/docs` and `/api/session`, errors included. */
export async function handleRest(request: Request, context: Context): Promise<Response> {
  const { pathname } = new URL(request.url);
  try {
    return headless(request, await find(request.method, pathname)(request, context));
  } catch (error) {
    const known = error instanceof TRPCError ? (error.cause ?? error) : error;
    const ours = translate(known, { path: pathname, log: context.deps.log });
    const { retryAfterSeconds } = ours.details;
    if (typeof retryAfterSeconds === "number") context.answer.set("retry-after", String(retryAfterSeconds));
    const allow = ours.code === "METHOD_NOT_ALLOWED" ? { allow: String(ours.details.allow) } : {};
    return headless(request, failure(ours, allow));
  }
}

type Handle = (request: Request, context: Context) => Promise<Response>;

/** @throws ApiError NOT_FOUND, METHOD_NOT_ALLOWED. */
function find(method: string, pathname: string): Handle {
  const wanted = method === "HEAD" ? "GET" : method;
  const open = OPEN_ROUTES.find((route) => route.path === pathname);
  if (open !== undefined) {
    if (wanted !== "GET") throw notAllowed(["GET"]);
    return async (_, { deps }) => open.handle(deps);
  }
  if (pathname === TOKEN_SESSION_PATH) {
    if (!TOKEN_SESSION_METHODS.includes(method)) throw notAllowed(TOKEN_SESSION_METHODS);
    return tokenSession;
  }
  const allowed: string[] = [];
  for (const route of ROUTES) {
    const params = matchPath(REST_ROOT + route.path, pathname);
    if (params === undefined) continue;
    if (route.method === wanted) return (request, context) => run(route, { request, context, params });
    allowed.push(route.method);
  }
  if (allowed.length > 0) throw notAllowed(allowed);
  throw new ApiError(
    "NOT_FOUND",
    `There is no ${pathname.slice(0, 200)} here. GET /api/docs lists what there is, GET /api/v1/health says whether the API is up.`,
  );
}

interface Asked {
  readonly request: Request;
  readonly context: Context;
  readonly params: Readonly<Record<string, string>>;
}

async function run(route: Route, { request, context, params }: Asked): Promise<Response> {
  const input = await assembleInput(route, request, params);
  const caller = createCaller(context);
  if (route.respond !== undefined) return route.respond({ caller, input });
  return success(await callProcedure(caller, route.action, input), route.status);
}

function notAllowed(methods: readonly string[]): ApiError {
  const allow = [
    ...new Set(methods.flatMap((method) => (method === "GET" ? ["GET", "HEAD"] : [method]))),
  ].join(", ");
  return new ApiError("METHOD_NOT_ALLOWED", `This address takes ${allow}.`, { allow });
}

/** HEAD is GET without the body. */
function headless(request: Request, response: Response): Response {
  if (request.method !== "HEAD") return response;
  void response.body?.cancel();
  return new Response(null, response);
}
