/**
 * The kind of trouble. The API has a text for each (packages/api/src/errors/database-trouble.ts).
 * - AWAY: no server answers, or the connection ended.
 * - FULL: PostgreSQL takes no more connections.
 * - IN_USE: all connections of this process's pool were in use for too long.
 * - LOGIN_REFUSED: the user, the password, the database's name or TLS is wrong.
 * - BUSY: other transactions were in the way, or a transaction reached a time limit.
 * - NO_ROOM: out of disk, memory or another resource.
 * - SYSTEM_ERROR: PostgreSQL's own files or devices fail.
 * - READ_ONLY: a standby answers, or a server that takes no writes.
 * - NOT_MIGRATED: tables are missing.
 * - TOO_SLOW: a statement of ours exceeded statement_timeout.
 * - OUTCOME_UNKNOWN: the connection ended during COMMIT.
 */
export type Trouble =
  | "AWAY"
  | "FULL"
  | "IN_USE"
  | "LOGIN_REFUSED"
  | "BUSY"
  | "NO_ROOM"
  | "SYSTEM_ERROR"
  | "READ_ONLY"
  | "NOT_MIGRATED"
  | "TOO_SLOW"
  | "OUTCOME_UNKNOWN";

/** Why no connection can be made. */
export type Unreachable = Extract<Trouble, "AWAY" | "FULL" | "IN_USE">;

/** What an error of the database means. */
export interface Meaning {
  readonly trouble: Trouble;
  /** `theirs`: the same work succeeds once the database works again, and counts against no job. `ours`: it will fail again. */
  readonly whose: "theirs" | "ours";
  /** Whether PostgreSQL has certainly rolled everything back and an immediate repetition may well succeed. */
  readonly retry: boolean;
  /**
   * `keep`: the connection can be used again. `replace`: it can't. `lost`: it ended during the work, so that after a COMMIT it is
   * unknown what was done.
   */
  readonly connection: "keep" | "replace" | "lost";
  /** Set if the error, from an attempt to connect, means that no connection can be made and an immediate retry is useless. */
  readonly connecting?: Unreachable;
}

const theirs = (trouble: Trouble, rest: Partial<Meaning> = {}): Meaning => ({
  trouble,
  whose: "theirs",
  retry: false,
  connection: "keep",
  ...rest,
});
const LOST = theirs("AWAY", { retry: true, connection: "lost" });
const NOBODY_THERE = theirs("AWAY", { connection: "lost", connecting: "AWAY" });
const REFUSED = theirs("LOGIN_REFUSED", { connection: "replace" });

/**
 * Every error of the database that is not simply a bug of ours, by SQLSTATE (five characters, or a class of two), errno of a
 * socket, or code of Prisma. An error that is not listed is our bug: rule J10 ends the job, the API answers 500.
 */
export const BY_CODE: Readonly<Record<string, Meaning>> = {
  // connection_exception and its class, sent by poolers. A lost socket gives an errno instead.
  "08": { ...LOST, connecting: "AWAY" },
  // feature_not_supported, only with "cached plan must not change result type": a migration changed a table under a prepared
  // statement. A new connection prepares it again.
  "0A000": theirs("BUSY", { retry: true, connection: "replace" }),
  // read_only_sql_transaction: a standby, after a failover. A new connection may find the primary.
  "25006": theirs("READ_ONLY", { connection: "replace" }),
  // idle_in_transaction_session_timeout and transaction_timeout: this process was frozen or slow, which is no job's fault.
  // Not retried: work that took too long once would again.
  "25P03": theirs("BUSY", { connection: "replace" }),
  "25P04": theirs("BUSY", { connection: "replace" }),
  // invalid_authorization_specification, invalid_password: the password was perhaps just changed. No work has begun.
  "28000": REFUSED,
  "28P01": REFUSED,
  // invalid_catalog_name: there is no such database.
  "3D000": REFUSED,
  // transaction_rollback, for a reason other than the next two.
  "40": theirs("BUSY"),
  // serialization_failure: another transaction won; ours did nothing.
  "40001": theirs("BUSY", { retry: true }),
  // deadlock_detected: ours was the victim.
  "40P01": theirs("BUSY", { retry: true }),
  // undefined_table: a person has to run the migrations. It may also be a bug, so waiting could last for ever.
  "42P01": { ...theirs("NOT_MIGRATED"), whose: "ours" },
  // insufficient_resources: disk full, out of memory.
  "53": theirs("NO_ROOM"),
  // too_many_connections: no transaction began, and the caller should hear at once.
  "53300": theirs("FULL", { connection: "replace", connecting: "FULL" }),
  // lock_not_available, by lock_timeout. Not retried: six waits would take six times the limit.
  "55P03": theirs("BUSY"),
  // operator_intervention, for a reason other than the next ones.
  "57": theirs("BUSY"),
  // query_canceled, by statement_timeout. Waiting for locks has a shorter limit (55P03), so the statement itself is too slow: our bug,
  // which waiting for the database would hide. A busy disk may also be the reason, so work that must not be lost is repeated
  // (`mayPass`). Not retried at once, like 55P03.
  "57014": { ...theirs("TOO_SLOW"), whose: "ours" },
  // admin_shutdown: restart, failover, pg_terminate_backend. The session is rolled back as it ends.
  "57P01": LOST,
  // crash_shutdown: another backend crashed, which ends all sessions.
  "57P02": LOST,
  // cannot_connect_now: the server is starting up or shutting down.
  "57P03": theirs("AWAY", { connection: "replace", connecting: "AWAY" }),
  // database_dropped
  "57P04": theirs("AWAY", { connection: "replace" }),
  // idle_session_timeout: no transaction was open.
  "57P05": theirs("AWAY", { retry: true, connection: "replace" }),
  // system_error: io_error, undefined_file.
  "58": theirs("SYSTEM_ERROR"),

  ECONNRESET: { ...LOST, connecting: "AWAY" },
  ETIMEDOUT: { ...LOST, connecting: "AWAY" },
  ECONNABORTED: { ...LOST, connecting: "AWAY" },
  EPIPE: LOST,
  ECONNREFUSED: NOBODY_THERE,
  EHOSTUNREACH: NOBODY_THERE,
  ENETUNREACH: NOBODY_THERE,
  ENETDOWN: NOBODY_THERE,
  // The host's name does not resolve, or the DNS server is away.
  ENOTFOUND: NOBODY_THERE,
  EAI_AGAIN: NOBODY_THERE,
  // TLS with a server that does not support it.
  EPROTO: REFUSED,

  // Prisma's own codes. Server not reached, time-out while connecting, connection closed by the server:
  P1001: NOBODY_THERE,
  P1002: NOBODY_THERE,
  P1017: NOBODY_THERE,
  // wrong password, no such database:
  P1000: REFUSED,
  P1003: REFUSED,
  // an answer that took too long, no free connection, no time left for the transaction, a deadlock or a write conflict:
  P1008: theirs("BUSY"),
  P2024: theirs("BUSY"),
  P2028: theirs("BUSY"),
  P2034: theirs("BUSY"),
  // too many connections
  P2037: theirs("FULL"),
};

/** An unlisted errno of the system call `connect`: EMFILE, or ENOENT if there is no Unix socket. From another call it is our bug. */
export const WHILE_CONNECTING: Meaning = NOBODY_THERE;

/** The message for a login that succeeded but whose first statement was not answered. */
export const NOT_SERVED = "no connection to the server came free in time";

/** PgBouncer's messages, by their beginning. They are always in English and always have the code 08P01. */
export const BY_POOLER: readonly (readonly [string, Meaning])[] = [
  // max_client_conn
  ["no more connections allowed", theirs("FULL", { connection: "replace", connecting: "FULL" })],
];

/** pg's own errors, which have no code, by the beginning of their message. */
export const BY_MESSAGE: readonly (readonly [string, Meaning])[] = [
  // The socket closed during a query or a connection attempt. pulse.ts uses the same message when it cuts a connection.
  ["Connection terminated", { ...LOST, connecting: "AWAY" }],
  // The socket had closed before; "Client was closed" is the same after `end`.
  ["Client has encountered a connection error and is not queryable", LOST],
  ["Client was closed and is not queryable", LOST],
  // pg-pool: no connection came free in time.
  ["timeout exceeded when trying to connect", theirs("IN_USE", { connecting: "IN_USE" })],
  [NOT_SERVED, theirs("FULL", { connection: "replace", connecting: "FULL" })],
  // pg: the server took too long to answer a connection.
  ["timeout expired", NOBODY_THERE],
];
