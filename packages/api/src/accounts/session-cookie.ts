import { SESSION_COOKIE } from "../access/token.ts";
import { SESSION_SECONDS } from "./create-auth.ts";

/**
 * `Set-Cookie` for the web app. Out of reach of scripts, and never sent along by another site's page; programs use the answer's
 * token instead. Null takes the cookie back.
 */
export function sessionCookie(secret: string | null, secure: boolean, seconds = SESSION_SECONDS): string {
  const age = secret === null ? 0 : seconds;
  return `${SESSION_COOKIE}=${encodeURIComponent(secret ?? "")}; Path=/; Max-Age=${age}; HttpOnly; SameSite=Strict${secure ? "; Secure" : ""}`;
}
