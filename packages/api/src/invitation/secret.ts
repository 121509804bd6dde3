import { createHash } from "node:crypto";

/** `<invitation's id>.<random>`: the last part of an invitation's link. */
export const SECRET = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.[A-Za-z0-9_-]{43}$/;

/** Of the random part; all that is stored of it. */
export const hashOf = (random: string): Buffer => createHash("sha256").update(random).digest();
