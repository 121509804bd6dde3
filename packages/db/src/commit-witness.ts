import pg from "pg";
import { meaningOf } from "./trouble.ts";

/**
 * Remembers the positions of this process's last commits in the server's log. After a failover to a standby that had not received
 * all of them, the next connection to the new server detects that before a caller gets it.
 */
export interface CommitWitness {
  /** Examines a connection that was just made, before a caller gets it. */
  examine(client: pg.Client): Promise<Examined>;
}

export interface Examined {
  /** How to commit on this connection; undefined: the server does not report positions, and nothing is remembered. */
  readonly committing: Committing | undefined;
  /** Resolves when `onOtherServer` has dealt with a changed server; undefined: the server is the same. */
  readonly settled: Promise<unknown> | undefined;
}

/** Commits a connection's transaction and remembers the commit. @returns the command in PostgreSQL's answer: COMMIT or ROLLBACK. */
export type Committing = (client: pg.ClientBase) => Promise<string>;

/** A commit that PostgreSQL has confirmed. */
interface Confirmed {
  /** When its server was started, which distinguishes servers and starts of the same server. */
  readonly server: string;
  readonly xid: string;
  /** A position in the log before the commit's own record. */
  readonly at: string;
  /** Its number in the order of confirmations. */
  readonly turn: number;
}

export interface OtherServer {
  /** It lacks commits that were confirmed to this process. */
  readonly missing: boolean;
}

/**
 * @param onOtherServer is called when the server differs from the previous one or was restarted; one call at a time, while new connections
 * wait. If it rejects, they fail, and it is called again for the next connection. It must not use a connection that this witness examines.
 */
export function createCommitWitness(onOtherServer: (what: OtherServer) => Promise<unknown>): CommitWitness {
  let known: string | undefined;
  let confirmed: readonly Confirmed[] = [];
  let turns = 0;
  let settling: Promise<unknown> | undefined;

  const committingOn =
    (server: string): Committing =>
    async (client) => {
      const before = turns;
      const results = (await client.query(COMMIT)) as unknown as [pg.QueryResult<Place>, pg.QueryResult];
      const [{ rows }, { command }] = results;
      const [place] = rows;
      // A transaction without a number wrote nothing.
      if (command !== "COMMIT" || place === undefined || place.xid === null) return command;
      // A commit confirmed before this one began is earlier in the log: if that is missing, so is this one.
      const kept = confirmed.filter((earlier) => earlier.server === server && earlier.turn > before);
      confirmed = [...kept, { server, xid: place.xid, at: place.at, turn: ++turns }];
      return command;
    };

  const settle = async (seen: Seen, mine: readonly Confirmed[]) => {
    await onOtherServer(seen);
    known = seen.server;
    if (seen.missing) confirmed = confirmed.filter((commit) => !mine.includes(commit));
  };

  return {
    async examine(client) {
      const mine = confirmed;
      const columns = [
        mine.map(({ server }) => server),
        mine.map(({ xid }) => xid),
        mine.map(({ at }) => at),
      ];
      const seen = await ask(client, columns);
      if (seen === undefined) return { committing: undefined, settled: undefined };
      known ??= seen.server;
      const other = known !== seen.server;
      if (other) {
        settling ??= settle(seen, mine).finally(() => {
          settling = undefined;
        });
      }
      return { committing: committingOn(seen.server), settled: other ? settling : undefined };
    },
  };
}

async function ask(client: pg.Client, columns: readonly string[][]): Promise<Seen | undefined> {
  try {
    return (await client.query<Seen>(LOOK, [...columns])).rows[0];
  } catch (error) {
    // Some hosted services forbid or lack these functions. Then only the check with each heartbeat detects lost commits.
    if (error instanceof pg.DatabaseError && meaningOf(error) === undefined) return undefined;
    throw error;
  }
}

interface Place {
  readonly xid: string | null;
  readonly at: string;
}

interface Seen {
  readonly server: string;
  readonly missing: boolean;
}

// One message, so that it costs no extra round trip. The SELECT comes first, so that an error in it leaves nothing committed.
const COMMIT =
  "SELECT pg_current_xact_id_if_assigned()::text AS xid, pg_current_wal_insert_lsn()::text AS at; COMMIT";

// `ended`: the position at which a standby stopped following and was promoted. If the commit's transaction had written anything before it,
// its number was not assigned again, and the status of that number is right. Otherwise the number is unassigned, or another transaction's.
const LOOK = `
  WITH here AS (
    SELECT pg_postmaster_start_time()::text AS server,
           coalesce(pg_last_wal_replay_lsn(), pg_current_wal_insert_lsn()) AS ended,
           pg_snapshot_xmax(pg_current_snapshot()) AS next)
  SELECT here.server, EXISTS (
    SELECT FROM unnest($1::text[], $2::xid8[], $3::pg_lsn[]) AS mine (server, xid, at)
    WHERE mine.server <> here.server
      AND CASE WHEN mine.at >= here.ended OR mine.xid >= here.next THEN true
               ELSE pg_xact_status(mine.xid) IS NOT DISTINCT FROM 'aborted' END) AS missing
  FROM here`;
