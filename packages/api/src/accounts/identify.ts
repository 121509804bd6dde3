import { autocommit } from "@leadgen/db";
import type pg from "pg";
import type { Actor, Installation } from "../access/actor.ts";
import { type Credentials, NOBODY } from "../access/credentials.ts";
import { hostOf, provenanceOf } from "../access/same-origin.ts";
import { isToken } from "../access/token.ts";
import { gathered, perPool } from "../db/gathered.ts";
import { prefixOf } from "./api-token.ts";
import { personOfToken, personsOfSessions } from "./find-person.ts";
import { openSession } from "./session-token.ts";

export interface IdentityConfig {
  readonly pool: pg.Pool;
  /** Unset in development only: then a caller on localhost without credentials is the operator. */
  readonly operatorToken: string | undefined;
  /** Signs sessions. */
  readonly secret: string;
  readonly development: boolean;
  /** Name of the web app's cookie. */
  readonly cookieName: string;
}

const OPERATOR: Installation = { kind: "installation", name: "operator" };
const DEVELOPER: Installation = { kind: "installation", name: "development" };

/**
 * The caller of a request, by Bearer token or else by session cookie; says nothing about rights. Asks the database each time and
 * caches nothing, so that a revoked credential is refused from the next request on.
 */
export async function identify(request: Request, config: IdentityConfig): Promise<Credentials> {
  const header = request.headers.get("authorization");
  // A wrong header is refused even if a valid cookie comes with it.
  if (header !== null) {
    const bearer = /^Bearer +(\S+)$/i.exec(header.trim())?.[1];
    const actor = bearer === undefined ? null : await actorOf(bearer, config);
    return { actor, forgeable: actor === null && provenanceOf(request) === "elsewhere" };
  }
  const cookie = cookieOf(request, config.cookieName);
  const actor = cookie === undefined ? null : await actorOf(cookie, config);
  if (actor !== null) return { actor, forgeable: provenanceOf(request) !== "same-origin" };
  return withoutCredentials(request, config);
}

/** The actor with this secret. An API token in a cookie counts too: it is the same secret. */
async function actorOf(secret: string, config: IdentityConfig): Promise<Actor | null> {
  const { operatorToken, pool } = config;
  if (operatorToken !== undefined && operatorToken !== "" && isToken(operatorToken, secret)) return OPERATOR;
  const prefix = prefixOf(secret);
  if (prefix !== undefined) return personOfToken(autocommit(pool), secret, prefix);
  const session = openSession(config.secret, secret);
  return session === undefined ? null : ((await sessionsOf(pool)(session)) ?? null);
}

const sessionsOf = perPool((pool: pg.Pool) =>
  gathered((tokens: readonly string[]) => personsOfSessions(autocommit(pool), tokens)),
);

/** Development without a token: no secret is checked, so the request must be local and not from another site's page. */
function withoutCredentials(request: Request, { operatorToken, development }: IdentityConfig): Credentials {
  const forgeable = provenanceOf(request) === "elsewhere";
  const open = (operatorToken === undefined || operatorToken === "") && development;
  if (!open || !isLoopback(hostOf(request))) return { ...NOBODY, forgeable };
  return { actor: DEVELOPER, forgeable };
}

/** The signed session token of a request, not yet verified. A secret. */
export function sessionTokenOf(request: Request, cookieName: string): string | null {
  const header = request.headers.get("authorization");
  return header === null
    ? (cookieOf(request, cookieName) ?? null)
    : (/^Bearer +(\S+)$/i.exec(header.trim())?.[1] ?? null);
}

/** Checks the host name, not the address: another domain's name that resolves to this machine must not count (DNS rebinding). */
const isLoopback = (host: string): boolean => /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i.test(host);

function cookieOf(request: Request, name: string): string | undefined {
  for (const pair of (request.headers.get("cookie") ?? "").split(";")) {
    const at = pair.indexOf("=");
    if (at > 0 && pair.slice(0, at).trim() === name) return decoded(pair.slice(at + 1).trim());
  }
  return undefined;
}

function decoded(value: string): string | undefined {
  try {
    return decodeURIComponent(value);
  } catch {
    return undefined;
  }
}
