import { autocommit } from "@leadgen/db";
import type pg from "pg";

/**
 * From now on, notes which transaction committed each intent: once the call's outcome is recorded, its row shows
 * only the later transaction. Needs a server with `track_commit_timestamp`.
 */
export async function noteIntents(db: pg.Pool): Promise<void> {
  await db.query(NOTE);
}

/**
 * Calls whose intent was committed after an opening and before its closing, by PostgreSQL's own commit times. Stricter
 * than I2, which compares the times written by the statements.
 */
export async function intentsWhileOpen(db: pg.Pool): Promise<string[]> {
  const found = await autocommit(db).query<{ callId: string; epoch: number }>(WHILE_OPEN);
  return found.map(
    ({ callId, epoch }) => `The intent of call ${callId} was committed while epoch ${epoch} was OPEN.`,
  );
}

const NOTE = `
  CREATE SCHEMA chaos;
  CREATE TABLE chaos.intent (call_id uuid NOT NULL, by xid8 NOT NULL DEFAULT pg_current_xact_id());
  CREATE FUNCTION chaos.note() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN INSERT INTO chaos.intent (call_id) VALUES (NEW.id); RETURN NULL; END $$;
  CREATE TRIGGER note AFTER INSERT ON provider_call FOR EACH ROW EXECUTE FUNCTION chaos.note()`;

const WHILE_OPEN = `
  WITH outage AS MATERIALIZED (
         SELECT opened.epoch, pg_xact_commit_timestamp(opened.xmin) AS opened,
                coalesce(pg_xact_commit_timestamp(closed.xmin), 'infinity') AS closed
         FROM breaker_event AS opened
         LEFT JOIN breaker_event AS closed ON closed.kind = 'CLOSED' AND closed.epoch = opened.epoch
         WHERE opened.kind = 'OPENED'),
       intent AS MATERIALIZED (SELECT call_id, pg_xact_commit_timestamp(by::xid) AS at FROM chaos.intent)
  SELECT call_id AS "callId", epoch FROM intent JOIN outage ON at > opened AND at < closed`;
