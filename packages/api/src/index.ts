export type { AccessNote } from "./access/access-note.ts";
export type { Actor, Installation, MemberRole, Person, TokenScope } from "./access/actor.ts";
export { SESSION_COOKIE } from "./access/token.ts";
export { authSecret } from "./accounts/auth-secret.ts";
export { isTrusted, trustedProxies } from "./accounts/client-address.ts";
export { REQUEST_ID_HEADER, requestIdOf } from "./accounts/request-id.ts";
export { checkApiConfig } from "./app/check-api-config.ts";
export { type Api, type Connection, createApi } from "./app/create-api.ts";
export { openApiDocument } from "./app/open-api.ts";
export {
  type AppRouter,
  appRouter,
  type Caller,
  type RouterInputs,
  type RouterOutputs,
} from "./app/router.ts";
export type { Answered, ApiDeps, Limits, OutgoingMail, ProbeResult } from "./deps/api-deps.ts";
export { type ApiPools, createApiPools, refuseUnfitDatabase } from "./deps/api-pools.ts";
export type { JobTally } from "./health/job-tally.ts";
export type { SystemFacts } from "./health/read-facts.ts";
export { secureDatabase } from "./queue/secure-database.ts";
