/**
 * An open transaction, reduced to what SQL needs. The engine declares the same shape on its own side, so
 * neither package imports the other: anything that runs a statement and returns its rows fits.
 */
export interface Tx {
  /** Runs one statement with `$1…` parameters and resolves to its rows (empty when it returns none). */
  query<Row = Record<string, unknown>>(sql: string, params?: readonly unknown[]): Promise<Row[]>;
}
