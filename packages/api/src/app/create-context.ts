import type { BlockList } from "node:net";
import type { AccessNote } from "../access/access-note.ts";
import type { Actor } from "../access/actor.ts";
import type { Credentials } from "../access/credentials.ts";
import type { AddressCount } from "../accounts/address-count.ts";
import { authSecret } from "../accounts/auth-secret.ts";
import { clientAddress, isTrusted } from "../accounts/client-address.ts";
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
  /** It is the emergency stop. */
  readonly emergency: boolean;
  /** Calls of who is not known, by address. */
  readonly strangers: AddressCount;
  readonly requestId: string;
  readonly note: AccessNote;
}

/** The context of one request. Nobody is looked up before somebody asks, so health answers without a database. */
export function createContext(deps: ApiDeps, arrival: Arrival): Context {
  const { request, peer, trusted } = arrival;
  const { pool, operatorToken, development } = deps;
  const config = { pool, operatorToken, development, secret: authSecret(deps) };
  const address = clientAddress(request, peer, trusted);
  let first: Promise<Credentials> | undefined;
  const admitted = async () => {
    const credentials = await identify(request, config);
    noteActor(arrival.note, credentials.actor);
    if (credentials.actor === null) arrival.strangers.take(address, arrival.calls);
    else await takeCalls(deps, credentials.actor, arrival);
    return credentials;
  };
  return {
    deps,
    requestId: arrival.requestId,
    log: deps.log,
    note: arrival.note,
    from: { address, userAgent: request.headers.get("user-agent") },
    credentials: () => {
      first ??= admitted();
      return first;
    },
    identify: () => identify(request, config),
    due: new AbortController(),
    answer: new Headers(),
    sessionToken: sessionTokenOf(request),
    idempotencyKey: request.headers.get("idempotency-key"),
    secure: isSecure(deps, arrival),
  };
}

function noteActor(note: AccessNote, actor: Actor | null): void {
  if (actor === null) return;
  note.actor = actor.kind === "person" ? "person" : actor.name;
  if (actor.kind !== "person") return;
  note.userId = actor.userId;
  if (actor.via.kind === "token") note.tokenId = actor.via.tokenId;
}

/**
 * Counts a person's calls, by session and by token, so that one that runs wild does not starve the others; and all together, so that
 * many tokens are not many times as much. The emergency stop is not held back by what a person's scripts do.
 */
async function takeCalls(deps: ApiDeps, actor: Actor, { calls, emergency }: Arrival): Promise<void> {
  if (actor.kind !== "person") return;
  const { via, userId } = actor;
  const { calls: ofOne, callsPerPerson } = limitsOf(deps);
  const bucket = via.kind === "token" ? `calls:token:${via.tokenId}` : `calls:session:${via.sessionId}`;
  const all = { bucket: `calls:person:${userId}`, limit: callsPerPerson };
  const buckets = [{ bucket, limit: ofOne }, ...(emergency ? [] : [all])];
  const message = "Too many requests with these credentials.";
  await takeAttempt(deps.pool, { buckets, message, cost: calls });
}

/** Whether the browser came over HTTPS, if only up to a proxy, whose word counts if it is one of ours. */
function isSecure({ publicUrl }: ApiDeps, { request, peer, trusted }: Arrival): boolean {
  if (publicUrl !== undefined) return publicUrl.startsWith("https:");
  const said = isTrusted(peer, trusted) ? request.headers.get("x-forwarded-proto") : null;
  return (said ?? new URL(request.url).protocol).startsWith("https");
}
