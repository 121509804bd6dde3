import { createHash, timingSafeEqual } from "node:crypto";

/** Name of the httpOnly cookie in which the web app keeps a session or the installation's token. */
export const SESSION_COOKIE = "leadgen_session";

/**
 * Its name where people use HTTPS. Browsers accept a cookie with this prefix only from the host itself, over HTTPS: without it, a page
 * of a neighbouring subdomain could set one, and a person would work in another's account.
 */
export const HOST_SESSION_COOKIE = `__Host-${SESSION_COOKIE}`;

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();

/** Compares in constant time. Both sides are hashed first, so the time does not reveal the length either. */
export const isToken = (token: string, candidate: string): boolean =>
  timingSafeEqual(digest(token), digest(candidate));
