import { SESSION_COOKIE } from "../auth/token.ts";
import { SESSION_SECONDS } from "./create-auth.ts";

/**
 * `Set-Cookie` for the web app. Out of reach of scripts, and never sent along by another site's page; programs use the answer's
 * token instead. Null takes the cookie back.
 */
export function sessionCookie(signed: string | null, secure: boolean): string {
  const age = signed === null ? 0 : SESSION_SECONDS;
  return `${SESSION_COOKIE}=${signed ?? ""}; Path=/; Max-Age=${age}; HttpOnly; SameSite=Strict${secure ? "; Secure" : ""}`;
}
