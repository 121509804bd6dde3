import { callTRPCProcedure } from "@trpc/server";
import { ApiError } from "../errors/api-error.ts";
import { setRetryAfter } from "../errors/retry-after.ts";
import { translate } from "../errors/translate.ts";
import type { Context } from "../procedure/context.ts";
import { assembleInput } from "../rest/assemble-input.ts";
import { failure, success } from "../rest/envelope.ts";
import { inMatchingOrder, type Route } from "../rest/route.ts";
import { known } from "./known.ts";
import { OPEN_ROUTES } from "./open-routes.ts";
import { appRouter } from "./router.ts";
import { ROUTES } from "./routes.ts";
import { TOKEN_SESSION_METHODS, TOKEN_SESSION_PATH, tokenSession } from "./token-session.ts";

/** Answers everything under `/api/v1`, `/api/docs` and `/api/session`, errors included. */
export async function handleRest(request: Request, context: Context): Promise<Response> {
  const { pathname } = new URL(request.url);
  try {
    const { route, handle } = find(request.method, pathname);
    context.note.route = route;
    return headless(request, await handle(request, context));
  } catch (error) {
    const ours = translate(error, { path: context.note.route ?? "rest", ...context });
    setRetryAfter(context.answer, ours);
    const allow = ours.code === "METHOD_NOT_ALLOWED" ? { allow: String(ours.details.allow) } : {};
    return headless(request, failure(ours, allow));
  }
}

const TRIED = inMatchingOrder(ROUTES);

interface Found {
  /** The route's path pattern, for the access log. */
  readonly route: string;
  readonly handle: (request: Request, context: Context) => Promise<Response>;
}

/** @throws ApiError NOT_FOUND, METHOD_NOT_ALLOWED. */
function find(method: string, pathname: string): Found {
  const wanted = method === "HEAD" ? "GET" : method;
  const open = OPEN_ROUTES.find((route) => route.path === pathname);
  if (open !== undefined) {
    if (wanted !== "GET") throw notAllowed(["GET"]);
    return { route: open.path, handle: async (_, { deps }) => open.handle(deps) };
  }
  if (pathname === TOKEN_SESSION_PATH) {
    if (!TOKEN_SESSION_METHODS.includes(method)) throw notAllowed(TOKEN_SESSION_METHODS);
    return { route: TOKEN_SESSION_PATH, handle: tokenSession };
  }
  const allowed: string[] = [];
  for (const route of TRIED) {
    const match = route.pattern.exec(pathname);
    if (match === null) continue;
    const params = decodedAll(match.groups ?? {});
    if (route.method === wanted)
      return {
        route: route.path,
        handle: (request, context) => run(route, { request, context, params }),
      };
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
  const { spec, line, procedure } = route;
  const { action: path, type } = procedure;
  const input = await assembleInput(route, request, { params, known: () => known(context) });
  const ask = (asked: unknown): Promise<unknown> =>
    callTRPCProcedure({
      ...{ router: appRouter, path, type, ctx: context, batchIndex: 0, signal: undefined },
      getRawInput: async () => asked,
    });
  if (line.respond !== undefined) return line.respond({ input, ask });
  return success(await ask(input), spec.status);
}

const decodedAll = (groups: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(groups).map(([name, value]) => [name, decoded(value)]));

/** An invalid percent-encoding stays as it is, for the schema to refuse. */
function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
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
