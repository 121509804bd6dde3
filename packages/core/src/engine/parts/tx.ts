/**
 * The only thing the engine asks of a database client: run one statement inside the caller's open
 * transaction (READ COMMITTED) and give its rows. Prisma's interactive transaction, a bare `pg`
 * client and any other PostgreSQL client fit with a line of glue.
 *
 * JSON goes in as text, and statements say `::text::jsonb`: postgres.js would encode a parameter of type jsonb once more, and a
 * string of JSON would be stored as a JSON string.
 *
 * There is no clock here: only the database's time decides, so that workers whose clocks are wrong agree.
 */
export interface Tx {
  query<Row>(sql: string, params?: readonly unknown[]): Promise<Row[]>;
}

/** The one row that a statement must have given. */
export function only<Row>(rows: readonly Row[]): Row {
  const [row] = rows;
  if (row === undefined || rows.length > 1)
    throw new Error(`engine-e1: expected one row, got ${rows.length}`);
  return row;
}
