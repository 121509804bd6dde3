import { only, type Tx } from "./parts/tx.ts";

/** A running worker, and how many heartbeats it knows to be committed. */
export interface Witness {
  readonly workerId: string;
  readonly beats: number;
}

/**
 * What a database is, compared with the mark that was left in it:
 *
 * - `NEW`: it has no mark yet
 * - `SAME`: the marked one, with everything that the witness wrote
 * - `SUCCEEDED`: the marked one after a promotion (of a standby, for example) that lost none of the witness's writes
 * - `COPIED`: a restored dump or a clone
 * - `TURNED_BACK`: the witness's own writes are gone: the database was restored or failed over while the witness ran
 * - `PROMOTED`: recovered from a physical backup or promoted without a witness, so that it is unknown what is missing
 */
export type Recognition = "NEW" | "SAME" | "SUCCEEDED" | "COPIED" | "TURNED_BACK" | "PROMOTED";

/**
 * The mark is the database's oid and the transaction that wrote the mark's row. A restored dump or a clone has another
 * oid or another transaction. A restart, a physical move, `VACUUM FULL` and `pg_upgrade` change neither. (The cluster's
 * system identifier is not in the mark, because `pg_upgrade` changes it.) A promotion begins a new timeline, and every
 * point-in-time recovery ends with one. A physical copy that is started like any other server (a disk snapshot) is not
 * recognised, unless a witness kept running.
 */
export async function recogniseDatabase(tx: Tx, witness?: Witness): Promise<Recognition> {
  const seen = only(await tx.query<Seen>(LOOK, [witness?.workerId ?? null]));
  if (seen.marked === null) return "NEW";
  if (!seen.marked) return "COPIED";
  if (witness === undefined) return seen.sameTimeline ? "SAME" : "PROMOTED";
  if (seen.beats === null || seen.beats < witness.beats) return "TURNED_BACK";
  return seen.sameTimeline ? "SAME" : "SUCCEEDED";
}

interface Seen {
  readonly marked: boolean | null;
  readonly sameTimeline: boolean | null;
  readonly beats: number | null;
}

/** Writes the mark in the caller's transaction, which must not be inside a savepoint. */
export async function markDatabase(tx: Tx): Promise<void> {
  await tx.query(MARK);
}

const OID = "(SELECT oid FROM pg_database WHERE datname = current_database())";
const TIMELINE = "(SELECT timeline_id FROM pg_control_checkpoint())";

const LOOK = `
  SELECT mine.database_oid = ${OID}::text AND mine.marked_by = mine.xmin::text AS marked,
         mine.timeline = ${TIMELINE} AS "sameTimeline",
         (SELECT beats FROM worker WHERE id = $1::uuid) AS beats
  FROM (VALUES (1)) AS always LEFT JOIN installation AS mine ON true`;

const MARK = `
  INSERT INTO installation AS mine (database_oid, marked_by, timeline)
  VALUES (${OID}::text, pg_current_xact_id()::xid::text, ${TIMELINE})
  ON CONFLICT (id) DO UPDATE
    SET database_oid = excluded.database_oid, marked_by = excluded.marked_by, timeline = excluded.timeline, marked_at = now()`;
