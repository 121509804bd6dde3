import { autocommit } from "@leadgen/db";
import type { AccessNote } from "../access/access-note.ts";
import type { Actor } from "../access/actor.ts";
import { addressCount } from "../accounts/address-count.ts";
import { trustedProxies } from "../accounts/client-address.ts";
import { REQUEST_ID_HEADER, requestIdOf } from "../accounts/request-id.ts";
import { type ApiDeps, limitsOf } from "../deps/api-deps.ts";
import { createJobTally, type JobTally } from "../health/job-tally.ts";
import { readFacts, type SystemFacts } from "../health/read-facts.ts";
import { hubOf } from "../live/hub.ts";
import { contextAs } from "../procedure/context.ts";
import { checkApiConfig } from "./check-api-config.ts";
import { createContext } from "./create-context.ts";
import { depsFor, isEmergency } from "./emergency.ts";
import { handleRest } from "./handle-rest.ts";
import { handleTrpc, TRPC_ENDPOINT } from "./handle-trpc.ts";
import { type Caller, createCaller } from "./router.ts";
import { knownCalls, trpcCalls } from "./trpc-calls.ts";

/** What only the server that accepted a request knows about it. */
export interface Connection {
  /** Network address of the peer. Without it, all clients count as one for the limits of log-ins and sign-ups. */
  readonly address?: string | null | undefined;
  /** From `requestIdOf`, if the server itself sends it as the answer's `X-Request-Id`; otherwise the API makes and sends one. */
  readonly requestId?: string | undefined;
  /** Filled in while the request is answered. */
  readonly note?: AccessNote | undefined;
}

export interface Api {
  /** Serves `/api/trpc/*`, `/api/v1/*`, `/api/docs` and `/api/session`; never rejects. For any server of the fetch standard. */
  fetch(request: Request, connection?: Connection): Promise<Response>;
  /** The procedures as in-process functions, called as this actor. */
  caller(actor: Actor): Caller;
  /** For a monitor; read from the database at each call. */
  facts(): Promise<SystemFacts>;
  /** For a monitor, too; counted only now and then, see `JobTally`. */
  jobTally(): Promise<JobTally | undefined>;
  /** Number of live streams open in this process. */
  streams(): number;
  /** Ends all live streams and refuses new ones; calls still work. To be called before closing the server and pool, which wait for streams. */
  close(): Promise<void>;
}

/** @throws if the configuration would let anybody in (see `checkApiConfig`). */
export function createApi(deps: ApiDeps): Api {
  checkApiConfig(deps);
  const trusted = trustedProxies(deps.trustedProxies);
  const strangers = addressCount(limitsOf(deps).strangersPerAddress);
  return {
    async fetch(request, connection) {
      const url = new URL(request.url);
      const isTrpc = url.pathname.startsWith(`${TRPC_ENDPOINT}/`);
      const peer = connection?.address ?? null;
      const calls = isTrpc ? trpcCalls(url, TRPC_ENDPOINT) : [];
      const emergency = isEmergency(url.pathname);
      const requestId =
        connection?.requestId ?? requestIdOf(request.headers.get(REQUEST_ID_HEADER), peer, trusted);
      const note = connection?.note ?? {};
      if (isTrpc) noteCalls(note, knownCalls(calls));
      const of = { request, peer, trusted, strangers, requestId, note };
      const arrival = { ...of, emergency, calls: Math.max(1, calls.length) };
      const context = createContext(depsFor(url.pathname, deps), arrival);
      const response = await (isTrpc ? handleTrpc(request, context, calls) : handleRest(request, context));
      if (connection?.requestId === undefined) response.headers.set(REQUEST_ID_HEADER, requestId);
      for (const [name, value] of context.answer) response.headers.append(name, value);
      return response;
    },
    caller: (actor) => createCaller(contextAs(deps, { actor, forgeable: false })),
    facts: () => readFacts(autocommit(deps.pool)),
    jobTally: createJobTally(deps.pool),
    streams: () => hubOf(deps).seats.taken(),
    close: () => hubOf(deps).close(),
  };
}

function noteCalls(note: AccessNote, calls: readonly string[]): void {
  if (calls.length === 0) return;
  note.route = `${TRPC_ENDPOINT}/${calls.length === 1 ? calls[0] : "{batch}"}`;
  if (calls.length > 1) note.procedures = calls;
}
