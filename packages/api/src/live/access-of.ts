import { createHash } from "node:crypto";
import { fieldOf, type Grant } from "../access/authorise.ts";
import type { Rule } from "../access/rule.ts";
import type { Access } from "./guards.ts";

interface Asked {
  /** The procedure's name. */
  readonly action: string;
  readonly rule: Rule;
  /** As sent. */
  readonly input: unknown;
  /** The session's token, if the request came with one. A secret. */
  readonly sessionToken: string | null;
}

/** The access check that a stream repeats. Streams with the same secret, procedure and ids share it, as the answer is the same. */
export function accessOf({ action, rule, input, sessionToken }: Asked, ask: () => Promise<Grant>): Access {
  if (sessionToken === null) return { key: null, ask };
  const ids = Object.keys(rule.of ?? {}).map((field) => fieldOf(input, field));
  const question = JSON.stringify([sessionToken, action, ids]);
  return { key: createHash("sha256").update(question).digest("base64url"), ask };
}
