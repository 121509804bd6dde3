import type { BlockList } from "node:net";
import type { Actor } from "../access/actor.ts";
import type { Credentials } from "../access/credentials.ts";
import { authSecret } from "../accounts/auth-secret.ts";
import { clientAddress } from "../accounts/client-address.ts";
import { identify, sessionTokenOf } from "../accounts/identify.ts";
import { takeAttempt } from "../accounts/take-attempt.ts";
import { type ApiDeps, limitsOf } from "../deps/api-deps.ts";
import type { Context } from "../procedure/context.ts";

export interface Arrival {
  readonly request: Request;
  /** The other end of the connection; null when the server does not say. */
  readonly peer: string | null;
  readonly trusted: BlockList;
  /** Procedures that the request calls. */
  readonly calls: number;
}

/** The context of one request. Nobody is looked up before somebody asks, so health answers without a database. */
export function createContext(deps: ApiDeps, arrival: Arrival): Context {
  const { request, peer, trusted, calls } = arrival;
  const { pool, operatorToken, development } = deps;
  const config = { pool, operatorToken, development, secret: authSecret(deps) };
  let first: Promise<Credentials> | undefined;
  const admitted = async () => {
    const credentials = await identify(request, config);
    await takeCalls(deps, credentials.actor, calls);
    return credentials;
  };
  return {
    deps,
    from: { address: clientAddress(request, peer, trusted), userAgent: request.headers.get("user-agent") },
    credentials: () => {
      first ??= admitted();
      return first;
    },
    identify: () => identify(request, config),
    due: new AbortController(),
    answer: new Headers(),
    sessionToken: sessionTokenOf(request),
    secure: isSecure(request),
  };
}

/** Counts a person's calls, by session and by token: one that runs wild does not starve the others. */
async function takeCalls(deps: ApiDeps, actor: Actor | null, cost: number): Promise<void> {
  if (actor?.kind !== "person") return;
  const { via } = actor;
  const bucket = via.kind === "token" ? `calls:token:${via.tokenId}` : `calls:session:${via.sessionId}`;
  const message = "Too many requests with these credentials.";
  await takeAttempt(deps.pool, { buckets: [{ bucket, limit: limitsOf(deps).calls }], message, cost });
}

/** Whether the browser came over HTTPS, if only up to a proxy. A lie here harms nobody but the liar. */
const isSecure = (request: Request): boolean =>
  (request.headers.get("x-forwarded-proto") ?? new URL(request.url).protocol).startsWith("https");
