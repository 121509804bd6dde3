import { COLUMNS, type Columns, columns, type Row, type Table, type Tx } from "@leadgen/db";

/** The database's clock, as a value to insert: ours may be behind the row's own defaults. */
export const NOW = Symbol("now()");

/** Columns of a row to be; those that are absent get the table's defaults. */
export type Values<T extends Table> = {
  readonly [Name in keyof Row<T>]?: Row<T>[Name] | (Date extends Row<T>[Name] ? typeof NOW : never);
};

type Names<T extends Table> = keyof Row<T> & string;

const columnsOf = <T extends Table>(table: T) => COLUMNS[table] as Readonly<Record<Names<T>, string>>;

/** The select list of a whole row. */
export const allOf = <T extends Table>(table: T): Columns<Pick<Row<T>, Names<T>>> =>
  columns(table, Object.keys(columnsOf(table)) as Names<T>[]);

/** Inserts one row. @returns all of it. */
export async function insert<T extends Table>(tx: Tx, table: T, values: Values<T>): Promise<Row<T>> {
  const column = columnsOf(table);
  const given = (Object.keys(column) as Names<T>[]).filter((name) => values[name] !== undefined);
  const params: unknown[] = [];
  const placed = given.map((name) => (values[name] === NOW ? "now()" : `$${params.push(values[name])}`));
  const [row] = await tx.query<Row<T>>(
    `INSERT INTO "${table}" (${given.map((name) => column[name]).join(", ")}) VALUES (${placed.join(", ")})
     RETURNING ${allOf(table)}`,
    params,
  );
  if (row === undefined) throw new Error(`testkit-e1: nothing was inserted into ${table}`);
  return row;
}
