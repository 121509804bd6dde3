import { COLUMNS, type Columns, columns, type Row, type Table, type Tx } from "@leadgen/db";

/** The database's clock, as a value to insert: our clock may be behind the row's own defaults. */
export const NOW = Symbol("now()");

/** Columns of a new row; absent ones get the table's defaults. */
export type Values<T extends Table> = {
  readonly [Name in keyof Row<T>]?: Row<T>[Name] | (Date extends Row<T>[Name] ? typeof NOW : never);
};

type Names<T extends Table> = keyof Row<T> & string;

/** Below PostgreSQL's limit of 65,535 parameters a statement. */
const PARAMETERS = 60_000;

const columnsOf = <T extends Table>(table: T) => COLUMNS[table] as Readonly<Record<Names<T>, string>>;

/** The select list of a whole row. */
export const allOf = <T extends Table>(table: T): Columns<Pick<Row<T>, Names<T>>> =>
  columns(table, Object.keys(columnsOf(table)) as Names<T>[]);

/** Inserts one row. @returns all of it. */
export async function insert<T extends Table>(tx: Tx, table: T, values: Values<T>): Promise<Row<T>> {
  const [row] = await insertMany(tx, table, [values]);
  if (row === undefined) throw new Error(`testkit-e1: nothing was inserted into ${table}`);
  return row;
}

/** Inserts rows in this order, with as many in each statement as PostgreSQL accepts. @returns all of them. */
export async function insertMany<T extends Table>(
  tx: Tx,
  table: T,
  rows: readonly Values<T>[],
): Promise<Row<T>[]> {
  const column = columnsOf(table);
  const given = (Object.keys(column) as Names<T>[]).filter((name) =>
    rows.some((values) => values[name] !== undefined),
  );
  const inserted: Row<T>[] = [];
  const most = Math.floor(PARAMETERS / given.length);
  for (let done = 0; done < rows.length; done += most) {
    const params: unknown[] = [];
    const placed = rows
      .slice(done, done + most)
      .map((values) => `(${given.map((name) => place(params, values[name])).join(", ")})`);
    const some = await tx.query<Row<T>>(
      `INSERT INTO "${table}" (${given.map((name) => column[name]).join(", ")}) VALUES ${placed.join(", ")}
       RETURNING ${allOf(table)}`,
      params,
    );
    for (const row of some) inserted.push(row);
  }
  return inserted;
}

function place(params: unknown[], value: unknown): string {
  if (value === undefined) return "DEFAULT";
  return value === NOW ? "now()" : `$${params.push(value)}`;
}
