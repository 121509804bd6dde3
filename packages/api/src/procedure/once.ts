import { createHash } from "node:crypto";
import type { Row, Tx } from "@leadgen/db";
import superjson, { type SuperJSONResult } from "superjson";
import type { Actor } from "../access/actor.ts";
import { ApiError } from "../errors/api-error.ts";

export interface Again {
  /** The header as sent; null: none, and every call is executed. */
  readonly key: string | null;
  readonly actor: Actor | null;
  /** The procedure's name. */
  readonly action: string;
  readonly input: unknown;
}

/** Printable, and longer than any client needs. */
const KEY = /^[\x21-\x7e]{1,200}$/;

/**
 * Does the work, unless a call with the same key did it in the last 24 hours: then returns that call's result. Of two concurrent
 * calls, the second waits for the first. Must run in the transaction of the work.
 * @throws ApiError INVALID_INPUT, IDEMPOTENCY_KEY_REUSED if the key came with another call.
 */
export async function once<T>(tx: Tx, again: Again, work: () => Promise<T>): Promise<T> {
  const { key, actor } = again;
  if (key === null || actor === null) return work();
  if (!KEY.test(key)) {
    throw new ApiError(
      "INVALID_INPUT",
      "Idempotency-Key: must be 1 to 200 printable characters without spaces.",
    );
  }
  const owner = actor.kind === "person" ? actor.userId : "installation";
  const request = requestOf(again);
  await tx.query(FORGET, [owner, key]);
  const taken = await tx.query(TAKE, [owner, key, request]);
  if (taken.length === 0) return earlier<T>(tx, { owner, key, request });
  const result = await work();
  await tx.query(KEEP, [owner, key, JSON.stringify(superjson.serialize(result))]);
  return result;
}

interface Taken {
  readonly owner: string;
  readonly key: string;
  readonly request: Buffer;
}

async function earlier<T>(tx: Tx, { owner, key, request }: Taken): Promise<T> {
  const [row] = await tx.query<Pick<Row<"idempotency_key">, "request"> & { answer: SuperJSONResult }>(READ, [
    owner,
    key,
  ]);
  if (row === undefined) throw new Error("api-e23: a key that was taken is gone");
  if (!request.equals(row.request)) {
    throw new ApiError(
      "IDEMPOTENCY_KEY_REUSED",
      "This Idempotency-Key came with another call before. Use a new key for each thing to be made.",
    );
  }
  return superjson.deserialize<T>(row.answer);
}

/** A hash of the call; the order of the input's fields does not matter. */
function requestOf({ action, input }: Again): Buffer {
  const sorted = (_: string, value: unknown): unknown =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value;
  return createHash("sha256")
    .update(JSON.stringify([action, input], sorted))
    .digest();
}

const OLD = "created_at < now() - interval '24 hours'";

// Deletes this key if it is old, and up to 100 other old ones, so that the table stays small without a job for it.
const FORGET = `
  WITH old AS MATERIALIZED (
    SELECT owner, key FROM idempotency_key WHERE ${OLD} ORDER BY created_at LIMIT 100 FOR UPDATE SKIP LOCKED)
  DELETE FROM idempotency_key WHERE (owner = $1 AND key = $2 AND ${OLD}) OR (owner, key) IN (SELECT owner, key FROM old)`;

const TAKE = `
  INSERT INTO idempotency_key (owner, key, request) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING key`;

const READ = "SELECT request, answer FROM idempotency_key WHERE owner = $1 AND key = $2";

const KEEP = "UPDATE idempotency_key SET answer = $3::jsonb WHERE owner = $1 AND key = $2";
