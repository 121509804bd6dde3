import type { BlockList } from "node:net";
import type { AccessNote } from "../access/access-note.ts";
import type { Actor } from "../access/actor.ts";
import type { Credentials } from "../access/credentials.ts";
import type { AddressCount } from "../accounts/address-count.ts";
import { authSecret } from "../accounts/auth-secret.ts";
import { clientAddress, isTrusted } from "../accounts/client-address.ts";
import { identify, sessionTokenOf } from "../accounts/identify.ts";
import { cookieForm } from "../accounts/session-cookie.ts";
import { takeAttempt } from "../accounts/take-attempt.ts";
import { type ApiDeps, limitsOf } from "../deps/api-deps.ts";
import type { Context } from "../procedure/context.ts";

export interface Arrival {
  readonly request: Request;
  /** Network address of the peer; null if the server does not report it. */
  readonly peer: string | null;
  readonly trusted: BlockList;
  /** Number of procedures that the request calls. */
  readonly calls: number;
  /** Whether the request is the emergency stop. */
  readonly emergency: boolean;
  /** Calls without valid credentials, counted by address. */
  readonly strangers: AddressCount;
  readonly requestId: string;
  readonly note: AccessNote;
}

/** The context of one request. The actor is looked up only when it is first needed, so health answers without a database. */
export function createContext(deps: ApiDeps, arrival: Arrival): Context {
  const { request, peer, trusted } = arrival;
  const { pool, operatorToken, development } = deps;
  const cookie = cookieForm(deps.publicUrl, isSecure(deps, arrival));
  const secret = authSecret(deps);
  const config = { pool, operatorToken, development, secret, cookieName: cookie.name };
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
    sessionToken: sessionTokenOf(request, cookie.name),
    idempotencyKey: request.headers.get("idempotency-key"),
    cookie,
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
 * Counts a person's calls per session and per token, so that a script out of control does not starve the person's others; and per
 * person, so that many tokens do not multiply the limit. The limit per person does not apply to the emergency stop.
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

/** Whether the browser used HTTPS, at least up to the proxy; a proxy's header counts only if the proxy is trusted. */
function isSecure({ publicUrl }: ApiDeps, { request, peer, trusted }: Arrival): boolean {
  if (publicUrl !== undefined) return publicUrl.startsWith("https:");
  const said = isTrusted(peer, trusted) ? request.headers.get("x-forwarded-proto") : null;
  return (said ?? new URL(request.url).protocol).startsWith("https");
}
