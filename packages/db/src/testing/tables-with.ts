import type pg from "pg";

/** The tables, ours and graphile-worker's, in which any column of any row contains the text. */
export async function tablesWith(pool: pg.Pool, text: string): Promise<string[]> {
  const tables = await pool.query<{ name: string }>(TABLES);
  const searches = tables.rows.map(
    ({ name }) => `SELECT '${name}' AS name FROM ${name} AS it WHERE strpos(it::text, $1) > 0`,
  );
  const hits = await pool.query<{ name: string }>(searches.join(" UNION "), [text]);
  return hits.rows.map(({ name }) => name);
}

const TABLES = `
  SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
  WHERE schemaname IN ('public', 'graphile_worker')`;
