import pg from "pg";
import type { Committing, CommitWitness } from "./commit-witness.ts";
import { NOT_SERVED } from "./error-table.ts";

/** The time limits of a session, in milliseconds. */
export interface SessionTimeouts {
  /** For one statement. Only opening and closing over a million jobs take longer, and they set a limit of their own. */
  readonly statement: number;
  /** For waiting for one lock. It is longer than the largest opening or closing, for which all other statements wait. */
  readonly lock: number;
  /**
   * For being idle inside a transaction. A process that froze, or whose connection broke without PostgreSQL noticing, holds
   * the breaker's lock and its rows for this long, and all others wait.
   */
  readonly idleInTransaction: number;
}

export const SESSION_TIMEOUTS: SessionTimeouts = {
  statement: 60_000,
  lock: 30_000,
  idleInTransaction: 5_000,
};

/** No limits, for work that a person has started and waits for, such as a migration. */
export const NO_TIMEOUTS: SessionTimeouts = { statement: 0, lock: 0, idleInTransaction: 0 };

/**
 * The settings that our statements rely on. Each connection sets them, whatever the server, database and role say. A setting that is
 * not here changes no result, no time-out and no privilege (test/session.test.ts goes through PostgreSQL's whole list).
 */
export const SESSION_SETTINGS: Readonly<Record<string, string>> = {
  array_nulls: "on",
  bytea_output: "hex",
  client_encoding: "UTF8",
  datestyle: "ISO, MDY",
  default_transaction_deferrable: "off",
  // Under a stricter level, waiting for the breaker's lock would end in a serialization failure.
  default_transaction_isolation: "read committed",
  default_transaction_read_only: "off",
  exit_on_error: "off",
  extra_float_digits: "1",
  gin_fuzzy_search_limit: "0",
  idle_session_timeout: "0",
  intervalstyle: "postgres",
  // Compiling takes up to a second where an estimate is high, and our statements gain nothing by it. PostgreSQL 19 has it off by default.
  jit: "off",
  // A generic plan reads whole tables if the best plan depends on the value (tx.ts, `planned`).
  plan_cache_mode: "auto",
  // Some names are compared with the output of quote_ident.
  quote_all_identifiers: "off",
  // graphile_worker.jobs is a view.
  restrict_nonsystem_relation_kind: "",
  // Off: a policy that would hide rows from us raises an error.
  row_security: "off",
  standard_conforming_strings: "on",
  timezone: "UTC",
  transaction_timeout: "0",
  transform_null_equals: "off",
};

/** SQL: a confirmed commit must be on disk, so `on` at least; `remote_apply`, which also waits for a standby to apply it, is kept. */
const DURABLE =
  "CASE pg_catalog.current_setting('synchronous_commit') WHEN 'remote_apply' THEN 'remote_apply' ELSE 'on' END";

/**
 * SQL: our schema, which is the one with our tables, or else the first of the search path, where a migration makes them. It calls one
 * function, because a new session must load every catalog row that a plan needs: reading pg_class and pg_namespace took 40 % longer.
 */
const FOUND_SCHEMA = `coalesce(
    (pg_catalog.pg_identify_object('pg_catalog.pg_class'::pg_catalog.regclass, pg_catalog.to_regclass('provider_call'), 0)).schema,
    pg_catalog.quote_ident(pg_catalog.current_schema()),
    pg_catalog.current_setting('search_path'))`;

/** The schema that a URL names (`?schema=`, as Prisma writes it); undefined: the role's search path decides. */
export function schemaOf(url: string): string | undefined {
  return (URL.canParse(url) && new URL(url).searchParams.get("schema")) || undefined;
}

/**
 * One statement that sets up a session. PgBouncer refuses start-up parameters, so the settings are not passed that way. A setting that this
 * version of PostgreSQL does not know is left out.
 */
function setUp(timeouts: SessionTimeouts, schema: string | undefined): string {
  const quote = pg.escapeLiteral;
  const values = {
    ...Object.fromEntries(Object.entries(SESSION_SETTINGS).map(([name, value]) => [name, quote(value)])),
    statement_timeout: quote(String(timeouts.statement)),
    lock_timeout: quote(String(timeouts.lock)),
    idle_in_transaction_session_timeout: quote(String(timeouts.idleInTransaction)),
    synchronous_commit: DURABLE,
    search_path: schema === undefined ? FOUND_SCHEMA : quote(pg.escapeIdentifier(schema)),
  };
  const rows = Object.entries(values).map(([name, value]) => `(${quote(name)}, ${value})`);
  return `SELECT pg_catalog.set_config(name, value, false), pg_catalog.pg_is_in_recovery() AS standby FROM (VALUES ${rows.join(", ")}) AS ours (name, value)
    WHERE pg_catalog.current_setting(name, true) IS NOT NULL`;
}

/** Settings that older versions of PostgreSQL do not know. An unknown start-up option ends the connection. */
const NEW_SETTINGS = ["transaction_timeout", "restrict_nonsystem_relation_kind"];

/**
 * The URL for graphile-worker's command line, which makes its own connections: it carries the settings that our statements rely on as
 * start-up options. PgBouncer refuses those.
 */
export function urlWithOptions(url: string): string {
  const settings = {
    ...Object.fromEntries(Object.entries(SESSION_SETTINGS).filter(([name]) => !NEW_SETTINGS.includes(name))),
    statement_timeout: SESSION_TIMEOUTS.statement,
    lock_timeout: SESSION_TIMEOUTS.lock,
    idle_in_transaction_session_timeout: SESSION_TIMEOUTS.idleInTransaction,
  };
  const options = Object.entries(settings).map(
    ([name, value]) => `-c ${name}=${String(value).replaceAll(" ", "\\ ")}`,
  );
  const to = new URL(url);
  to.searchParams.set("options", [to.searchParams.get("options") ?? "", ...options].join(" ").trim());
  return to.href;
}

/** How long a connection attempt may take, in milliseconds. The set-up after it may take as long again. */
const CONNECT_TIMEOUT = 5_000;

export interface SessionConfig extends pg.ClientConfig {
  readonly timeouts?: Partial<SessionTimeouts>;
  /** Whether a standby is accepted (default false). Its reads may be stale, and a failover leaves the connection at the old server. */
  readonly standby?: boolean;
  /** Remembers the commits of this connection, and examines the server first. */
  readonly witness?: CommitWitness | undefined;
}

/** The server is a standby, which takes no writes. It has the code that PostgreSQL gives to a write there, so it is handled the same. */
class StandbyError extends Error {
  readonly code = "25006";

  constructor() {
    super("This server is a standby, which takes no writes.");
    this.name = "StandbyError";
  }
}

/** A connection that is set up when it connects. All our connections are of this class. */
export class SessionClient extends pg.Client {
  readonly #setUp: string;
  readonly #standby: boolean;
  readonly #witness: CommitWitness | undefined;
  /** How to commit so that the witness remembers it; undefined without a witness. */
  committing: Committing | undefined;

  constructor(config: SessionConfig = {}) {
    // pg-pool has one option for connecting and for waiting for a free client; this sets the former only.
    super({ ...config, connectionTimeoutMillis: CONNECT_TIMEOUT });
    this.#standby = config.standby ?? false;
    this.#witness = config.witness;
    this.#setUp = setUp({ ...SESSION_TIMEOUTS, ...config.timeouts }, schemaOf(config.connectionString ?? ""));
  }

  override connect(): Promise<this>;
  override connect(callback: (error: Error | null) => void): void;
  override connect(callback?: (error: Error | null) => void): Promise<this> | undefined {
    const connected = this.#connect();
    if (callback === undefined) return connected;
    connected.then(
      () => callback(null),
      (error: Error) => callback(error),
    );
    return undefined;
  }

  async #connect(): Promise<this> {
    // No other listener is attached yet, and the server may end the connection right after the login. The next statement then fails.
    const onLost = () => undefined;
    this.on("error", onLost);
    let late: NodeJS.Timeout | undefined;
    // Read the stream only when it is needed, because TLS replaces it.
    const hangUp = (why?: Error) => this.connection.stream.destroy(why);
    try {
      await super.connect();
      // A server that accepts the login but does not answer is a pooler whose connections are all in use.
      late = setTimeout(() => hangUp(new Error(NOT_SERVED)), CONNECT_TIMEOUT);
      const { rows } = await this.query<{ standby: boolean }>(this.#setUp);
      if (rows[0]?.standby && !this.#standby) throw new StandbyError();
      const examined = await this.#witness?.examine(this);
      this.committing = examined?.committing;
      // Not limited in time: `settled` may include an opening of the breaker, which takes longer than a set-up.
      clearTimeout(late);
      await examined?.settled;
      return this;
    } catch (error) {
      hangUp();
      throw error;
    } finally {
      clearTimeout(late);
      this.off("error", onLost);
    }
  }
}
