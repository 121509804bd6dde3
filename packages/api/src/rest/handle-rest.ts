import { TRPCError } from "@trpc/server";
import type { ApiDeps } from "../api-deps.ts";
import { createCaller } from "../caller.ts";
import type { Context } from "../context.ts";
import { ApiError } from "../errors/api-error.ts";
import { translate } from "../errors/translate.ts";
import { failure } from "./envelope.ts";
import { health, live, ready } from "./health.ts";
import { readJson } from "./read-body.ts";
import { ROUTES, type Route } from "./routes.ts";

/** Open to everybody: they tell that things are up, and nothing else. */
const HEALTH: Readonly<Record<string, (deps: ApiDeps) => Promise<Response>>> = {
  "/api/v1/health": health,
  "/api/v1/health/live": live,
  "/api/v1/health/ready": ready,
};

/** Answers everything under `/api/v1`, errors included. */
export async function handleRest(request: Request, context: Context): Promise<Response> {
  const { pathname } = new URL(request.url);
  try {
    const { handle, id } = find(request.method, pathname);
    return headless(request, await handle(request, { context, id }));
  } catch (error) {
    const known = error instanceof TRPCError ? (error.cause ?? error) : error;
    const ours = translate(known, { path: pathname, log: context.deps.log });
    const allow = ours.code === "METHOD_NOT_ALLOWED" ? { allow: String(ours.details.allow) } : {};
    return headless(request, failure(ours, allow));
  }
}

type Handle = (request: Request, at: { readonly context: Context; readonly id: string }) => Promise<Response>;

/** @throws ApiError NOT_FOUND, METHOD_NOT_ALLOWED. */
function find(method: string, pathname: string): { handle: Handle; id: string } {
  const check = Object.hasOwn(HEALTH, pathname) ? HEALTH[pathname] : undefined;
  if (check !== undefined) {
    allowOnly(method, ["GET"]);
    return { handle: (_, { context }) => check(context.deps), id: "" };
  }
  for (const route of ROUTES) {
    const id = idIn(route.path, pathname);
    if (id === undefined) continue;
    allowOnly(method, [route.method]);
    return { handle: (request, at) => run(route, request, at), id };
  }
  throw new ApiError(
    "NOT_FOUND",
    `There is no ${pathname.slice(0, 200)} here. GET /api/v1/health says whether the API is up.`,
  );
}

async function run(route: Route, request: Request, at: Parameters<Handle>[1]): Promise<Response> {
  const input = route.method === "GET" ? queryOf(request) : await readJson(request);
  return route.handle({ caller: createCaller(at.context), id: at.id, input });
}

function allowOnly(method: string, allowed: readonly string[]): void {
  const all = allowed.includes("GET") ? [...allowed, "HEAD"] : allowed;
  if (all.includes(method)) return;
  const allow = all.join(", ");
  throw new ApiError("METHOD_NOT_ALLOWED", `This address takes ${allow}.`, { allow });
}

/** The `{id}` of a path that fits the pattern, "" if the pattern has none; undefined if it does not fit. */
function idIn(pattern: string, pathname: string): string | undefined {
  const [before = "", after] = pattern.split("{id}");
  if (after === undefined) return pathname === pattern ? "" : undefined;
  if (!pathname.startsWith(before) || !pathname.endsWith(after)) return undefined;
  const id = pathname.slice(before.length, pathname.length - after.length);
  return id.includes("/") ? undefined : id;
}

/** The query as a procedure's input: `limit` is its only number. Undefined without a query. */
function queryOf(request: Request): Record<string, unknown> | undefined {
  const { searchParams } = new URL(request.url);
  if (searchParams.size === 0) return undefined;
  const limit = searchParams.get("limit");
  const input: Record<string, unknown> = Object.fromEntries(searchParams);
  return limit !== null && /^\d{1,9}$/.test(limit) ? { ...input, limit: Number(limit) } : input;
}

/** HEAD is GET without the body. */
function headless(request: Request, response: Response): Response {
  if (request.method !== "HEAD") return response;
  void response.body?.cancel();
  return new Response(null, response);
}
