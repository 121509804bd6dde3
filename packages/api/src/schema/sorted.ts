import { z } from "zod";
import type { Where } from "../db/where.ts";
import { cursorOf, keyOf, type List, type Page, pageBy } from "./page.ts";

/** SQL of a sort key that is never NULL, as an index may have it, and what kind of value it is. */
export interface SortKey {
  readonly sql: string;
  /** The key of the order from the end, where that is not the same one the other way round. */
  readonly desc?: string;
  readonly type: keyof typeof TYPES;
}

/** A list that can be read in several orders; each falls back on the id, so that no order has ties. */
export interface SortedList<Name extends string> {
  readonly name: string;
  /** SQL of the id, for example `lead.id`. */
  readonly id: string;
  readonly sorts: Readonly<Record<Name, SortKey>>;
}

export interface Sorting<Name extends string> {
  readonly sort: Name;
  readonly order: "asc" | "desc";
  readonly cursor?: string | null | undefined;
  readonly limit: number;
}

/** Fields of a list's input: the first name is the default. */
export const sortFields = <const Names extends readonly [string, ...string[]]>(
  names: Names,
  order: "asc" | "desc",
) => ({
  sort: z.enum(names).default(names[0] as never),
  order: z.enum(["asc", "desc"]).default(order),
});

/** Letters without case, at most so many that a cursor stays short. */
export const byText = (column: string): SortKey => ({
  sql: `left(lower(coalesce(${column}, '')), 80) COLLATE "C"`,
  type: "text",
});

/** What has no time yet comes last, in both orders. */
export const byTime = (column: string): SortKey => ({
  sql: `coalesce(${column}, 'infinity')`,
  desc: `coalesce(${column}, '-infinity')`,
  type: "time",
});

interface Type {
  /** What the key's text looks like in a cursor. */
  readonly pattern: RegExp;
  /** SQL: the key as this text. */
  readonly text: (key: string) => string;
  /** SQL: the text as a key. */
  readonly key: (text: string) => string;
}

const TYPES = {
  uuid: {
    pattern: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
    text: (key) => `${key}::text`,
    key: (text) => `${text}::uuid`,
  },
  text: { pattern: /^[^\0]{0,80}$/su, text: (key) => key, key: (text) => `${text}::text` },
  // To the microsecond, which a Date would round.
  time: {
    pattern: /^(\d{1,12}(\.\d{1,6})?|-?Infinity)$/,
    text: (key) => `extract(epoch FROM ${key})::text`,
    key: (text) => `to_timestamp(${text}::float8)`,
  },
} as const satisfies Record<string, Type>;

const ID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";

/** What a statement of a sorted list is made of. */
export interface Keyset {
  readonly direction: "ASC" | "DESC";
  /** SQL for ORDER BY, without the words. */
  readonly orderBy: string;
  /** SQL for SELECT: the column from which `sortedPage` makes the cursor. */
  readonly select: string;
}

/** Adds to `where` that only what comes after the page before is wanted. @throws ApiError INVALID_INPUT for a cursor of another list or another order. */
export function keyset<Name extends string>(
  list: SortedList<Name>,
  sorting: Sorting<Name>,
  where: Where,
): Keyset {
  const { sql: asc, desc = asc, type } = list.sorts[sorting.sort];
  const sql = sorting.order === "asc" ? asc : desc;
  const compare = sorting.order === "asc" ? ">" : "<";
  const direction = sorting.order === "asc" ? "ASC" : "DESC";
  // By the id alone one comparison does, and an index on it.
  const alone = sql === list.id;
  const cursor = keyOf(listOf(list, sorting), sorting.cursor);
  if (cursor !== null) {
    const [id, ...rest] = cursor.split(" ");
    const last = `${where.param(id)}::uuid`;
    where.and(
      alone
        ? `${list.id} ${compare} ${last}`
        : `(${sql}, ${list.id}) ${compare} (${TYPES[type].key(where.param(rest.join(" ")))}, ${last})`,
    );
  }
  return {
    direction,
    orderBy: alone ? `${list.id} ${direction}` : `${sql} ${direction}, ${list.id} ${direction}`,
    select: `${TYPES[type].text(sql)} AS "sortKey"`,
  };
}

export interface Keyed {
  readonly id: string;
  readonly sortKey: string;
}

/** Makes a page of rows that were asked for with one more than `limit`. */
export function sortedPage<Name extends string, Item extends Keyed>(
  list: SortedList<Name>,
  sorting: Sorting<Name>,
  rows: readonly Item[],
): Page<Omit<Item, "sortKey">> {
  const page = pageBy(rows, sorting.limit, (row) =>
    cursorOf(listOf(list, sorting), `${row.id} ${row.sortKey}`),
  );
  return { ...page, items: page.items.map(({ sortKey: _, ...item }) => item) };
}

function listOf<Name extends string>(list: SortedList<Name>, { sort, order }: Sorting<Name>): List {
  const pattern = TYPES[list.sorts[sort].type].pattern.source.slice(1, -1);
  return { name: `${list.name} ${sort} ${order}`, key: new RegExp(`^${ID} ${pattern}$`, "su") };
}
