import pg from "pg";
import { schemaOf } from "../session.ts";

/** Makes what the migrations rely on: their schema, and `uuidv7()`, which PostgreSQL has from version 18 on. */
export async function prepareSchema(pool: pg.Pool, url: string): Promise<void> {
  const schema = schemaOf(url);
  const { rows } = await pool.query<{ missing: boolean; uuids: boolean }>(
    `SELECT $1::text IS NOT NULL AND to_regnamespace(quote_ident($1)) IS NULL AS missing, to_regprocedure('uuidv7()') IS NOT NULL AS uuids`,
    [schema ?? null],
  );
  if (schema !== undefined && rows[0]?.missing)
    await pool.query(`CREATE SCHEMA ${pg.escapeIdentifier(schema)}`);
  if (!rows[0]?.uuids) await pool.query(UUIDV7);
}

/**
 * The same as in RFC 9562 and PostgreSQL 18: 48 bits of milliseconds, 12 bits of their fraction, and the random half of a version 4
 * UUID; and the variant with an interval, for another moment.
 */
const UUIDV7 = `
  CREATE FUNCTION uuidv7("shift" interval) RETURNS uuid LANGUAGE sql VOLATILE PARALLEL SAFE
  RETURN (
    SELECT encode(int8send(((micros / 1000) << 16) | 28672 | (((micros % 1000) << 12) / 1000))
                  || substring(uuid_send(gen_random_uuid()) FROM 9), 'hex')::uuid
    FROM (SELECT (extract(epoch FROM clock_timestamp() + "shift") * 1000000)::bigint AS micros) AS moment);
  CREATE FUNCTION uuidv7() RETURNS uuid LANGUAGE sql VOLATILE PARALLEL SAFE RETURN uuidv7(interval '0')`;
