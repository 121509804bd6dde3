import { type ApiDeps, checkApiConfig } from "./api-deps.ts";
import type { Actor } from "./auth/actor.ts";
import { identify } from "./auth/identify.ts";
import { type Caller, createCaller } from "./caller.ts";
import { handleTrpc, TRPC_ENDPOINT } from "./handle-trpc.ts";
import { handleRest } from "./rest/handle-rest.ts";

export interface Api {
  /** Serves `/api/trpc/*` and `/api/v1/*`; never rejects. Fits any server that speaks the fetch standard. */
  fetch(request: Request): Promise<Response>;
  /** The procedures as functions, in process, as this actor. */
  caller(actor: Actor): Caller;
}

/** @throws if the configuration would let anybody in (see `checkApiConfig`). */
export function createApi(deps: ApiDeps): Api {
  checkApiConfig(deps);
  return {
    fetch(request) {
      const context = { deps, credentials: identify(request, deps) };
      const { pathname } = new URL(request.url);
      return pathname.startsWith(`${TRPC_ENDPOINT}/`)
        ? handleTrpc(request, context)
        : handleRest(request, context);
    },
    caller: (actor) => createCaller({ deps, credentials: { actor, forgeable: false } }),
  };
}
