import { createHash, randomBytes } from "node:crypto";

/** `<id>.<random>`: the secret in a link that works once. */
export const ONE_TIME_SECRET = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.[A-Za-z0-9_-]{43}$/;

export const randomPart = (): string => randomBytes(32).toString("base64url");

/** Hash of the random part, the only part that is stored. */
export const hashOf = (random: string): Buffer => createHash("sha256").update(random).digest();
