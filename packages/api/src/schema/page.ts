import { createHash } from "node:crypto";
import { MAX_PAGE } from "@leadgen/core";
import { z } from "zod";
import { ApiError } from "../errors/api-error.ts";

/** Input fields of every list, to be spread into the list's own strict object. */
export const pageFields = {
  /** `nextCursor` of the previous page. */
  cursor: z.string().max(1000).nullish(),
  limit: z.number().int().min(1).max(MAX_PAGE).default(50),
  /** Sent by TanStack's infinite queries; there is only one direction. */
  direction: z.literal("forward").optional(),
};

export interface Page<Item> {
  readonly items: Item[];
  /** Null: this was the last page. */
  readonly nextCursor: string | null;
}

/** A list that is read page by page, ordered by one unique column. */
export interface List {
  readonly name: string;
  /** The form of its keys. */
  readonly key: RegExp;
}

export const UUID_KEY = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
export const NUMBER_KEY = /^\d{1,18}$/;

/** Detects mistakes (a cut-off cursor, one of another list), not forgery: the key is no secret and gives no rights. */
const checkOf = (list: List, key: string): string =>
  createHash("sha256").update(`${list.name}\n${key}`).digest("base64url").slice(0, 8);

/** The cursor of a page; `key` is the one of its last row. */
export const cursorOf = (list: List, key: string): string =>
  Buffer.from(`${key}~${checkOf(list, key)}`).toString("base64url");

/**
 * The key after which a page begins, null for the first page.
 * @throws ApiError INVALID_INPUT.
 */
export function keyOf(list: List, cursor: string | null | undefined): string | null {
  if (cursor === null || cursor === undefined) return null;
  const text = Buffer.from(cursor, "base64url").toString();
  const key = text.slice(0, Math.max(0, text.lastIndexOf("~")));
  if (!list.key.test(key) || cursorOf(list, key) !== cursor) {
    throw new ApiError(
      "INVALID_INPUT",
      "cursor: not a cursor of this list in this order. Pass `nextCursor` of the previous page unchanged, or leave it out to start from the first page.",
    );
  }
  return key;
}

/** Makes a page of rows that were queried with one more than `limit`, ordered by id. */
export const pageOf = <Item extends { readonly id: string }>(
  list: List,
  rows: readonly Item[],
  limit: number,
): Page<Item> => pageBy(rows, limit, (row) => cursorOf(list, row.id));

/** The same in any order; `cursor` makes the cursor from the page's last row. */
export function pageBy<Item>(
  rows: readonly Item[],
  limit: number,
  cursor: (last: Item) => string,
): Page<Item> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last !== undefined ? cursor(last) : null };
}
