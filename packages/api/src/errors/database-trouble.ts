import { CommitOutcomeUnknownError, type Unreachable, unreachable } from "@leadgen/db";

/** What people are told when there is no database to be had. */
export const UNREACHABLE =
  "The database cannot be reached: the state is UNKNOWN and no work runs. Check that PostgreSQL is up and that DATABASE_URL is right, then try again.";
const FULL =
  "The database takes no more connections; nothing was changed. End those that are idle (pg_stat_activity says whose they are) or raise max_connections; it goes on by itself then. The emergency stop has a connection of its own.";
const IN_USE =
  "All of the API's connections to the database are in use, and none came free in time; nothing was changed. Try again in a moment.";
const BUSY = "The database did not answer in time; nothing was changed. Try again in a moment.";

/** SQLSTATEs, or their classes, that mean "not now" and not "wrong". */
const ADVICE: Readonly<Record<string, string>> = {
  // connection_exception and its kin
  "08": UNREACHABLE,
  // insufficient_resources: disk full, out of memory, too many connections
  "53": "The database is out of disk or memory; nothing was changed. Look at its log, and make room: it goes on by itself then.",
  "53300": FULL,
  // shut down, crashed, starting
  "57P01": UNREACHABLE,
  "57P02": UNREACHABLE,
  "57P03": UNREACHABLE,
  // query_canceled: the statement timeout
  "57014": BUSY,
  // lock_not_available: the lock timeout
  "55P03": BUSY,
  // serialization_failure, deadlock_detected: still there after all retries
  "40001": BUSY,
  "40P01": BUSY,
  // idle_in_transaction_session_timeout: this process was frozen
  "25P03": BUSY,
  // read_only_sql_transaction: a standby answers
  "25006": "The database takes no writes (a standby?). Point DATABASE_URL at the primary, then try again.",
  // Prisma's own words: not reached, timed out while connecting, closed by the server
  P1001: UNREACHABLE,
  P1002: UNREACHABLE,
  P1017: UNREACHABLE,
  // and: no free connection, no time left for the transaction
  P2024: BUSY,
  P2028: BUSY,
  P2037: FULL,
  // undefined_table
  "42P01": "The database has no leadgen tables, or old ones: run the migrations, then try again.",
};

const BY_KIND: Readonly<Record<Unreachable, string>> = { AWAY: UNREACHABLE, FULL, IN_USE };

const SOCKET_CODES = new Set([
  "ECONNRESET",
  "ECONNREFUSED",
  "EPIPE",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "ENOTFOUND",
]);

/** What to tell people if an error means that the database can't serve them now; otherwise undefined. */
export function databaseTrouble(error: unknown): string | undefined {
  const kind = unreachable(error);
  if (kind !== undefined) return BY_KIND[kind];
  if (error instanceof CommitOutcomeUnknownError) return error.message;
  if (!(error instanceof Error)) return undefined;
  const code = (error as { code?: unknown }).code;
  if (typeof code === "string") {
    if (SOCKET_CODES.has(code)) return UNREACHABLE;
    return ADVICE[code] ?? ADVICE[code.slice(0, 2)];
  }
  return /^(Connection terminated|Client has encountered a connection error)/.test(error.message)
    ? UNREACHABLE
    : undefined;
}
