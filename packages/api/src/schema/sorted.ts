import { z } from "zod";
import type { Where } from "../db/where.ts";
import { cursorOf, keyOf, type List, type Page, pageBy } from "./page.ts";

/** SQL of a sort key that is never NULL, in the form that an index may have, and its type. */
export interface SortKey {
  readonly sql: string;
  /** The key for the descending order, if it differs. */
  readonly desc?: string;
  readonly type: keyof typeof TYPES;
}

/** A list that can be read in several orders; the id breaks ties. */
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

/** The sort fields of a list's input; the first name is the default. */
export const sortFields = <const Names extends readonly [string, ...string[]]>(
  names: Names,
  order: "asc" | "desc",
) => ({
  sort: z.enum(names).default(names[0] as never),
  order: z.enum(["asc", "desc"]).default(order),
});

/** Text without regard to case, cut so that a cursor stays short. */
export const byText = (column: string): SortKey => ({
  sql: `left(lower(coalesce(${column}, '')), 80) COLLATE "C"`,
  type: "text",
});

/** Rows without a time come last in both orders. */
export const byTime = (column: string): SortKey => ({
  sql: `coalesce(${column}, 'infinity')`,
  desc: `coalesce(${column}, '-infinity')`,
  type: "time",
});

interface Type {
  /** The form of the key's text in a cursor. */
  readonly pattern: RegExp;
  /** SQL: converts the key to this text. */
  readonly text: (key: string) => string;
  /** SQL: converts the text to the key. */
  readonly key: (text: string) => string;
}

const TYPES = {
  uuid: {
    pattern: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
    text: (key) => `${key}::text`,
    key: (text) => `${text}::uuid`,
  },
  text: { pattern: /^[^\0]{0,80}$/su, text: (key) => key, key: (text) => `${text}::text` },
  // To the microsecond; a Date would round.
  time: {
    pattern: /^(\d{1,12}(\.\d{1,6})?|-?Infinity)$/,
    text: (key) => `extract(epoch FROM ${key})::text`,
    key: (text) => `to_timestamp(${text}::float8)`,
  },
} as const satisfies Record<string, Type>;

const ID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";

/** The parts of a sorted list's statement. */
export interface Keyset {
  readonly direction: "ASC" | "DESC";
  /** SQL after ORDER BY. */
  readonly orderBy: string;
  /** SQL for SELECT: the column from which `sortedPage` makes the cursor. */
  readonly select: string;
}

/** Adds the condition for the next page to `where`. @throws ApiError INVALID_INPUT for a cursor of another list or order. */
export function keyset<Name extends string>(
  list: SortedList<Name>,
  sorting: Sorting<Name>,
  where: Where,
): Keyset {
  const { sql: asc, desc = asc, type } = list.sorts[sorting.sort];
  const sql = sorting.order === "asc" ? asc : desc;
  const compare = sorting.order === "asc" ? ">" : "<";
  const direction = sorting.order === "asc" ? "ASC" : "DESC";
  // Ordered by id alone, one comparison and an index on the id suffice.
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

/** Makes a page of rows that were queried with one more than `limit`. */
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
