import { DomainError } from "@leadgen/core";
import type { ApiDeps } from "../deps/api-deps.ts";
import { ApiError, type ApiErrorCode } from "../errors/api-error.ts";
import { fieldError } from "../errors/field-error.ts";
import { readSenders } from "./read-senders.ts";

interface Named {
  readonly senders: readonly string[];
  readonly actor: string;
}

/**
 * The problem with senders that are not accounts of the workspace; null: none. Makes one call per page of accounts.
 *
 * @throws what `readSenders` throws.
 */
export async function readSenderProblem(deps: ApiDeps, { senders, actor }: Named) {
  const accounts = await readSenders(deps, actor);
  const known = new Set(accounts.map(({ email }) => email.toLowerCase()));
  const strangers = senders.filter((email) => !known.has(email.toLowerCase()));
  if (strangers.length === 0) return null;
  const message = `not in the Instantly workspace: ${strangers.join(", ")}. Choose accounts of the workspace.`;
  return { field: "senders", message } as const;
}

/**
 * Checks senders before they are saved, outside of any transaction, since it takes calls. If Instantly cannot be asked, they are
 * saved all the same: the activation checks again.
 *
 * @returns a sentence for the person if Instantly was not asked, otherwise null. @throws ApiError INVALID_INPUT.
 */
export async function readSenderCheck(
  deps: ApiDeps,
  { senders = [], actor }: { senders: Named["senders"] | undefined; actor: string },
) {
  if (senders.length === 0) return null;
  const asked = await readSenderProblem(deps, { senders, actor }).catch(unasked);
  if (typeof asked === "string" || asked === null) return asked;
  throw fieldError(asked.field, asked.message);
}

/** No key, no turn in the rate limit, Instantly failed, or the breaker is OPEN. */
const NOT_ASKED: readonly ApiErrorCode[] = ["PRECONDITION_FAILED", "UNAVAILABLE", "BREAKER_OPEN"];

function unasked(error: unknown): string {
  const known = error instanceof ApiError || error instanceof DomainError;
  if (!known || !NOT_ASKED.includes(error.code)) throw error;
  return `Saved, but Instantly was not asked whether the senders are accounts of the workspace; the activation asks. ${error.message}`;
}
