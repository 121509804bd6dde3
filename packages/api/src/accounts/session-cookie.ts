import { SESSION_COOKIE } from "../access/token.ts";
import { SESSION_SECONDS } from "./create-auth.ts";

/**
 * `Set-Cookie` for the web app. Scripts cannot read it, and other sites' pages do not send it; programs use the token in the
 * answer instead. Null deletes the cookie.
 */
export function sessionCookie(secret: string | null, secure: boolean, seconds = SESSION_SECONDS): string {
  const age = secret === null ? 0 : seconds;
  return `${SESSION_COOKIE}=${encodeURIComponent(secret ?? "")}; Path=/; Max-Age=${age}; HttpOnly; SameSite=Strict${secure ? "; Secure" : ""}`;
}
