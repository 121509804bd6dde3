import { COLUMNS, type Rows } from "../generated/rows.ts";

/** A table of ours. */
export type Table = keyof Rows;

/** The row of a table, with its columns in camel case: `Row<"campaign">["leadLimit"]`. */
export type Row<T extends Table> = Rows[T];

declare const ROW: unique symbol;

/** A select list as text, whose type carries the row that it gives. */
export type Columns<R> = string & { readonly [ROW]?: R };

/** The row that a select list gives: `tx.query<RowOf<typeof CAMPAIGN>>`. */
export type RowOf<C> = C extends { readonly [ROW]?: infer R } ? R : never;

type JsonOf<R> = { [K in keyof R]: unknown extends R[K] ? K : never }[keyof R];

/** A row with the types of its JSON columns. Nothing checks these types: parse JSON that others wrote with a schema instead. */
export type WithJson<R, J extends { [K in keyof J]: K extends JsonOf<R> ? unknown : never }> = Omit<
  R,
  keyof J
> &
  Readonly<J>;

/**
 * The select list of some columns of a table, such as `id, lead_limit AS "leadLimit"`: with `alias`, `c.id, c.lead_limit AS …`.
 * A column that schema.prisma does not have does not compile.
 */
export function columns<T extends Table, N extends keyof Rows[T] & string>(
  table: T,
  names: readonly N[],
  alias?: string,
): Columns<Pick<Rows[T], N>> {
  const known: Readonly<Record<N, string>> = COLUMNS[table] as Readonly<Record<N, string>>;
  const prefix = alias === undefined ? "" : `${alias}.`;
  return names
    .map((name) => (known[name] === name ? prefix + name : `${prefix}${known[name]} AS "${name}"`))
    .join(", ");
}

/**
 * The columns to write and their values as JSON for `jsonb_populate_record(NULL::campaign, $1::jsonb)`.
 * Undefined values are left out, and null is written as NULL.
 */
export function written<T extends Table>(
  table: T,
  values: { readonly [N in keyof Rows[T]]?: Rows[T][N] | undefined },
): { readonly names: readonly string[]; readonly json: string } {
  const known: Readonly<Record<string, string>> = COLUMNS[table];
  const said = Object.entries(values).filter(([, value]) => value !== undefined);
  const row = Object.fromEntries(said.map(([name, value]) => [columnOf(known, name), value]));
  return { names: Object.keys(row), json: JSON.stringify(row) };
}

function columnOf(known: Readonly<Record<string, string>>, name: string): string {
  const column = known[name];
  if (column === undefined) throw new Error(`db-e1: no column for ${name}`);
  return column;
}
