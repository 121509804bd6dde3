import { createHash, timingSafeEqual } from "node:crypto";

/** Name of the httpOnly cookie in which the web app keeps a session or the installation's token. */
export const SESSION_COOKIE = "leadgen_session";

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();

/** Compares in constant time. Both sides are hashed first, so the time does not reveal the length either. */
export const isToken = (token: string, candidate: string): boolean =>
  timingSafeEqual(digest(token), digest(candidate));
