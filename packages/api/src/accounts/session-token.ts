import { createHmac, timingSafeEqual } from "node:crypto";

const signatureOf = (secret: string, token: string): Buffer =>
  createHmac("sha256", secret).update(token).digest();

/**
 * What a session's owner holds: `<token>.<signature>`. The database stores only the token, so a stolen copy of it opens no session
 * without AUTH_SECRET, and a guess costs no query.
 */
export const signSession = (secret: string, token: string): string =>
  `${token}.${signatureOf(secret, token).toString("base64url")}`;

/** The token of a signed session; undefined for anything else. Compares in constant time. */
export function openSession(secret: string, signed: string): string | undefined {
  const [, token, signature] = /^([A-Za-z0-9]{32})\.([A-Za-z0-9_-]{43})$/.exec(signed) ?? [];
  if (token === undefined || signature === undefined) return undefined;
  const right = timingSafeEqual(Buffer.from(signature, "base64url"), signatureOf(secret, token));
  return right ? token : undefined;
}

/** The same in better-auth's encoding, the one of its cookie. */
export const bearerOf = (secret: string, token: string): string =>
  `Bearer ${token}.${signatureOf(secret, token).toString("base64")}`;
