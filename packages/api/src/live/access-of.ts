import { createHash } from "node:crypto";
import { fieldOf, type Grant } from "../access/authorise.ts";
import type { Rule } from "../access/rule.ts";
import type { Access } from "./guards.ts";

interface Asked {
  /** The procedure's name. */
  readonly action: string;
  readonly rule: Rule;
  /** As it was sent. */
  readonly input: unknown;
  /** What the request came with. A secret. */
  readonly sessionToken: string | null;
}

/** The question that a stream goes on asking. The same secret, action and ids get the same answer, so they share it. */
export function accessOf({ action, rule, input, sessionToken }: Asked, ask: () => Promise<Grant>): Access {
  if (sessionToken === null) return { key: null, ask };
  const ids = Object.keys(rule.of ?? {}).map((field) => fieldOf(input, field));
  const question = JSON.stringify([sessionToken, action, ids]);
  return { key: createHash("sha256").update(question).digest("base64url"), ask };
}
