import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

/** `ldg_<prefix>_<secret>`: looked up by its prefix, which is not secret, and verified by its hash. */
const FORM = /^ldg_([0-9a-f]{12})_([A-Za-z0-9_-]{43})$/;

// No salt and no slow hash: the secret has 256 random bits, so there is nothing to guess.
const hashOf = (token: string): Buffer => createHash("sha256").update(token).digest();

export interface NewToken {
  /** Shown once, to its owner. A secret. */
  readonly token: string;
  readonly prefix: string;
  readonly hash: Buffer;
}

export function makeToken(): NewToken {
  const prefix = randomBytes(6).toString("hex");
  const token = `ldg_${prefix}_${randomBytes(32).toString("base64url")}`;
  return { token, prefix, hash: hashOf(token) };
}

/** The prefix, if the text has the form of our tokens. */
export const prefixOf = (text: string): string | undefined => FORM.exec(text)?.[1];

/** Whether the token has this hash. Compares in constant time. */
export const isTokenOf = (hash: Uint8Array, text: string): boolean => timingSafeEqual(hash, hashOf(text));
