import type { Actor } from "./actor.ts";
import { hostOf, provenanceOf } from "./same-origin.ts";
import { isToken, SESSION_COOKIE } from "./token.ts";

export interface Credentials {
  readonly actor: Actor | null;
  /** The browser added the credentials by itself, so another site's page could have made this request. */
  readonly forgeable: boolean;
}

export interface IdentityConfig {
  /** Unset in development only: then whoever reaches the server over localhost is the operator. */
  readonly operatorToken: string | undefined;
  readonly development: boolean;
}

const OPERATOR: Actor = { kind: "operator", name: "operator" };
const DEVELOPER: Actor = { kind: "operator", name: "development" };
const NOBODY: Credentials = { actor: null, forgeable: false };

/** Who makes a request: by Bearer token, else by session cookie. Says nothing about what they may do. */
export function identify(request: Request, config: IdentityConfig): Credentials {
  const token = config.operatorToken;
  if (token === undefined || token === "") return withoutToken(request, config.development);
  const header = request.headers.get("authorization");
  // A wrong header is never made good by a cookie: who sends one means it.
  if (header !== null) {
    const bearer = /^Bearer +(\S+)$/i.exec(header.trim())?.[1];
    return bearer !== undefined && isToken(token, bearer) ? { actor: OPERATOR, forgeable: false } : NOBODY;
  }
  const session = cookieOf(request, SESSION_COOKIE);
  if (session === undefined || !isToken(token, session)) return NOBODY;
  return { actor: OPERATOR, forgeable: provenanceOf(request) !== "same-origin" };
}

/** Development without a token: there is no secret to know, so at least the request must be local and not another page's. */
function withoutToken(request: Request, development: boolean): Credentials {
  if (!development || !isLoopback(hostOf(request))) return NOBODY;
  return { actor: DEVELOPER, forgeable: provenanceOf(request) === "elsewhere" };
}

/** The name, not the address: a foreign name that was made to point here must not count (DNS rebinding). */
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
