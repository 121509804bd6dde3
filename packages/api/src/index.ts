export { type ApiDeps, checkApiConfig, type ProbeResult } from "./api-deps.ts";
export type { Actor } from "./auth/actor.ts";
export { isToken, SESSION_COOKIE } from "./auth/token.ts";
export type { Caller } from "./caller.ts";
export { type Api, createApi } from "./create-api.ts";
export { type AppRouter, appRouter, type RouterInputs, type RouterOutputs } from "./router.ts";
