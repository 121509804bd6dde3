import type pg from "pg";

/** Tables that change by themselves, or count refused requests. */
const OTHERS = [
  "attempt_window",
  "rate_limit",
  "rate_share",
  "rate_slot",
  "queue_sample",
  "_prisma_migrations",
];

const COUNT = `
  CREATE TABLE written (at bigserial, name text NOT NULL);
  CREATE FUNCTION note_write() RETURNS trigger LANGUAGE plpgsql AS
    'BEGIN INSERT INTO written (name) VALUES (TG_TABLE_NAME); RETURN NULL; END';
  DO $$
  DECLARE name text;
  BEGIN
    FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public'
      AND tablename NOT IN ('written', ${OTHERS.map((name) => `'${name}'`).join(", ")})
    LOOP
      EXECUTE format('CREATE TRIGGER noted AFTER INSERT OR UPDATE OR DELETE ON %I FOR EACH STATEMENT EXECUTE FUNCTION note_write()', name);
    END LOOP;
  END $$`;

/** From now on notes which tables are written to. @returns a function that returns those since its last call. */
export async function countWrites(pool: pg.Pool): Promise<() => Promise<string[]>> {
  await pool.query(COUNT);
  let seen = 0;
  return async () => {
    const { rows } = await pool.query<{ at: number; name: string }>(
      "SELECT at, name FROM written WHERE at > $1 ORDER BY at",
      [seen],
    );
    seen = rows.at(-1)?.at ?? seen;
    return rows.map(({ name }) => name);
  };
}
