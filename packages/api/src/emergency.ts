import type { ApiDeps } from "./api-deps.ts";
import { TRPC_ENDPOINT } from "./handle-trpc.ts";
import { REST_ROOT } from "./rest/routes.ts";

const EMERGENCY_STOP = new Set([
  `${REST_ROOT}/queue-management/circuit-breaker/open`,
  `${TRPC_ENDPOINT}/queue.open`,
]);

/** The emergency stop has a connection of its own, from who asks to what is written: it works when all others are used up. */
export const depsFor = (pathname: string, deps: ApiDeps): ApiDeps =>
  deps.reserve !== undefined && EMERGENCY_STOP.has(pathname) ? onReserve(deps, deps.reserve) : deps;

const known = new WeakMap<ApiDeps, ApiDeps>();
function onReserve(deps: ApiDeps, pool: NonNullable<ApiDeps["reserve"]>): ApiDeps {
  const made = known.get(deps) ?? { ...deps, pool, origin: deps };
  known.set(deps, made);
  return made;
}
