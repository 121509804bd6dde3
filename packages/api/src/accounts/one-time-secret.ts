import { createHash, randomBytes } from "node:crypto";

/** `<id>.<random>`: what a link carries that works once. */
export const ONE_TIME_SECRET = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.[A-Za-z0-9_-]{43}$/;

export const randomPart = (): string => randomBytes(32).toString("base64url");

/** Of the random part; all that is stored of it. */
export const hashOf = (random: string): Buffer => createHash("sha256").update(random).digest();
