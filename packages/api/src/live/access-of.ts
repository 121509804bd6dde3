import { createHash } from "node:crypto";
import { fieldOf, type Grant } from "../auth/authorise.ts";
import { type Action, ruleOf } from "../auth/policy.ts";
import type { Access } from "./guards.ts";

interface Asked {
  readonly action: Action;
  /** As it was sent. */
  readonly input: unknown;
  /** What the request came with. A secret. */
  readonly sessionToken: string | null;
}

/** The question that a stream goes on asking. The same secret, action and ids get the same answer, so they share it. */
export function accessOf({ action, input, sessionToken }: Asked, ask: () => Promise<Grant>): Access {
  if (sessionToken === null) return { key: null, ask };
  const ids = Object.keys(ruleOf(action).of ?? {}).map((field) => fieldOf(input, field));
  const question = JSON.stringify([sessionToken, action, ids]);
  return { key: createHash("sha256").update(question).digest("base64url"), ask };
}
