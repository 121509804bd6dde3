import { HOST_SESSION_COOKIE, SESSION_COOKIE } from "../access/token.ts";
import { SESSION_SECONDS } from "./create-auth.ts";

/** How the web app's cookie is set and read. */
export interface CookieForm {
  readonly name: string;
  readonly secure: boolean;
}

/** The name depends on the setting only, not on the request: it must be the same for every request of a browser. */
export const cookieForm = (publicUrl: string | undefined, secure: boolean): CookieForm => ({
  name: publicUrl?.startsWith("https:") ? HOST_SESSION_COOKIE : SESSION_COOKIE,
  secure,
});

/**
 * `Set-Cookie` for the web app. Scripts cannot read it, and other sites' pages do not send it; programs use the token in the
 * answer instead. Null deletes the cookie.
 */
export function sessionCookie(
  secret: string | null,
  { name, secure }: CookieForm,
  seconds = SESSION_SECONDS,
): string {
  const age = secret === null ? 0 : seconds;
  return `${name}=${encodeURIComponent(secret ?? "")}; Path=/; Max-Age=${age}; HttpOnly; SameSite=Strict${secure ? "; Secure" : ""}`;
}
