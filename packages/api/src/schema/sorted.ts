import { z } from "zod";
import { cursorOf, keyOf, type List, type Page, pageBy } from "./page.ts";

/** SQL of a sort key that is never NULL, and what its text looks like. */
export interface SortKey {
  readonly sql: string;
  readonly type: "uuid" | "text" | "numeric" | "bigint";
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

/** To the microsecond, which a Date would round; what has no time yet comes last. */
export const byTime = (column: string): SortKey => ({
  sql: `extract(epoch FROM coalesce(${column}, 'infinity'))`,
  type: "numeric",
});

const PATTERN = {
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  text: /^[^\0]{0,80}$/su,
  numeric: /^(\d{1,12}(\.\d{1,6})?|Infinity)$/,
  bigint: /^\d{1,18}$/,
} as const satisfies Record<SortKey["type"], RegExp>;

const ID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";

/** What a statement of a sorted list is made of. `$1` is the sort key and `$2` the id of the last row before the page. */
export interface Keyset {
  readonly params: readonly [string | null, string | null];
  /** SQL for WHERE. */
  readonly after: string;
  /** SQL for ORDER BY, without the words. */
  readonly orderBy: string;
  /** SQL for SELECT: the columns from which `sortedPage` makes the cursor. */
  readonly select: string;
}

/** @throws ApiError INVALID_INPUT for a cursor of another list or another order. */
export function keyset<Name extends string>(list: SortedList<Name>, sorting: Sorting<Name>): Keyset {
  const { sql, type } = list.sorts[sorting.sort];
  const key = keyOf(listOf(list, sorting), sorting.cursor);
  const [id = null, ...rest] = key === null ? [] : key.split(" ");
  const compare = sorting.order === "asc" ? ">" : "<";
  const direction = sorting.order === "asc" ? "ASC" : "DESC";
  // By the id alone one comparison does, and the primary key's index.
  const alone = sql === list.id;
  return {
    params: [key === null ? null : rest.join(" "), id],
    after: alone
      ? `($1::text IS NULL OR ${list.id} ${compare} $2::uuid)`
      : `($1::text IS NULL OR (${sql}, ${list.id}) ${compare} ($1::${type}, $2::uuid))`,
    orderBy: alone ? `${list.id} ${direction}` : `${sql} ${direction}, ${list.id} ${direction}`,
    select: `(${sql})::text AS "sortKey"`,
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
  const pattern = PATTERN[list.sorts[sort].type].source.slice(1, -1);
  return { name: `${list.name} ${sort} ${order}`, key: new RegExp(`^${ID} ${pattern}$`, "su") };
}
