export { type ApiDeps, checkApiConfig, type Limits, type ProbeResult } from "./api-deps.ts";
export { type ApiPools, createApiPools } from "./api-pools.ts";
export type { Actor, Installation, MemberRole, Person, TokenScope } from "./auth/actor.ts";
export { SESSION_COOKIE } from "./auth/token.ts";
export type { Caller } from "./caller.ts";
export { type Api, type Connection, createApi } from "./create-api.ts";
export { openApiDocument } from "./rest/openapi/document.ts";
export { type AppRouter, appRouter, type RouterInputs, type RouterOutputs } from "./router.ts";
export { secureDatabase } from "./write/secure-database.ts";
