/**
 * The only thing the engine needs from a database client: run one statement inside the caller's open
 * transaction (READ COMMITTED) and return its rows. Prisma's interactive transaction, a bare `pg`
 * client and any other PostgreSQL client fit with one line of glue.
 *
 * JSON is passed as text, and statements say `::text::jsonb`: postgres.js would encode a jsonb parameter a second time, and
 * store the JSON as one JSON string.
 *
 * The engine has no clock: only the database's time decides, so that workers whose clocks are wrong agree.
 */
export interface Tx {
  query<Row>(sql: string, params?: readonly unknown[]): Promise<Row[]>;
}

/** Returns the one row that a statement must give. @throws Error on none or several. */
export function only<Row>(rows: readonly Row[]): Row {
  const [row] = rows;
  if (row === undefined || rows.length > 1)
    throw new Error(`engine-e1: expected one row, got ${rows.length}`);
  return row;
}
