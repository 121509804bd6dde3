import type { ApiDeps } from "../deps/api-deps.ts";
import { TRPC_ENDPOINT } from "./handle-trpc.ts";
import { ROUTES } from "./routes.ts";

export const EMERGENCIES: ReadonlySet<string> = new Set(
  ROUTES.filter(({ spec }) => spec.emergency).flatMap(({ path, procedure }) => [
    path,
    `${TRPC_ENDPOINT}/${procedure.action}`,
  ]),
);

export const isEmergency = (pathname: string): boolean => EMERGENCIES.has(pathname);

/** The emergency stop has its own connection for the actor's look-up and the write, so it works when all others are in use. */
export const depsFor = (pathname: string, deps: ApiDeps): ApiDeps =>
  deps.reserve !== undefined && isEmergency(pathname) ? onReserve(deps, deps.reserve) : deps;

const known = new WeakMap<ApiDeps, ApiDeps>();
function onReserve(deps: ApiDeps, pool: NonNullable<ApiDeps["reserve"]>): ApiDeps {
  const made = known.get(deps) ?? { ...deps, pool, origin: deps };
  known.set(deps, made);
  return made;
}
