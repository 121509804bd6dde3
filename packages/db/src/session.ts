import pg from "pg";
import type { Committing, CommitWitness } from "./commit-witness.ts";
import { NOT_SERVED } from "./error-table.ts";

/** What a session may take before PostgreSQL ends it, in milliseconds. */
export interface SessionTimeouts {
  /** One statement. Only opening and closing over a million jobs take longer, and they have a bound of their own. */
  readonly statement: number;
  /** Waiting for one lock. Longer than the largest opening or closing, for which all other statements wait. */
  readonly lock: number;
  /**
   * Doing nothing inside a transaction. A process that froze, or whose connection broke without PostgreSQL noticing, holds the
   * breaker's lock and its rows for so long, and all others wait.
   */
  readonly idleInTransaction: number;
}

export const SESSION_TIMEOUTS: SessionTimeouts = {
  statement: 60_000,
  lock: 30_000,
  idleInTransaction: 5_000,
};

/** For what a person has started and waits for, such as a migration: as long as it takes. */
export const NO_TIMEOUTS: SessionTimeouts = { statement: 0, lock: 0, idleInTransaction: 0 };

/**
 * What our statements rely on, whatever server, database and role say: each connection sets it. What is not here changes no result,
 * no time-out and no right (test/session.test.ts goes through PostgreSQL's whole list).
 */
export const SESSION_SETTINGS: Readonly<Record<string, string>> = {
  array_nulls: "on",
  bytea_output: "hex",
  client_encoding: "UTF8",
  datestyle: "ISO, MDY",
  default_transaction_deferrable: "off",
  // Under a stricter one the wait for the breaker's lock would end in a serialization failure.
  default_transaction_isolation: "read committed",
  default_transaction_read_only: "off",
  exit_on_error: "off",
  extra_float_digits: "1",
  gin_fuzzy_search_limit: "0",
  idle_session_timeout: "0",
  intervalstyle: "postgres",
  // A plan that fits any value reads whole tables where the best one depends on it (tx.ts, `planned`).
  plan_cache_mode: "auto",
  // Names that are compared come out of quote_ident.
  quote_all_identifiers: "off",
  // graphile_worker.jobs is a view.
  restrict_nonsystem_relation_kind: "",
  // Off: a policy that would hide rows from us is an error.
  row_security: "off",
  standard_conforming_strings: "on",
  timezone: "UTC",
  transaction_timeout: "0",
  transform_null_equals: "off",
};

/** A commit that we were told of is on the disk; what waits for a standby to apply it waits on. */
const DURABLE =
  "CASE pg_catalog.current_setting('synchronous_commit') WHEN 'remote_apply' THEN 'remote_apply' ELSE 'on' END";

/** The schema that is ours: the one with our tables, else the first of the search path, where a migration makes them. */
const FOUND_SCHEMA = `coalesce(
    (SELECT pg_catalog.quote_ident(nspname) FROM pg_catalog.pg_namespace WHERE oid OPERATOR(pg_catalog.=)
      (SELECT relnamespace FROM pg_catalog.pg_class WHERE oid OPERATOR(pg_catalog.=) pg_catalog.to_regclass('provider_call'))),
    pg_catalog.quote_ident(pg_catalog.current_schema()),
    pg_catalog.current_setting('search_path'))`;

/** The schema that a URL names (`?schema=`, as Prisma writes it); undefined: wherever the role's search path leads. */
export function schemaOf(url: string): string | undefined {
  return (URL.canParse(url) && new URL(url).searchParams.get("schema")) || undefined;
}

/**
 * One statement that makes a session ours. Not by start-up parameters: PgBouncer refuses them. A setting that this version of PostgreSQL does
 * not know is left out.
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

/** Not all versions of PostgreSQL know these, and a start-up option that a server does not know ends the connection. */
const NEW_SETTINGS = ["transaction_timeout", "restrict_nonsystem_relation_kind"];

/**
 * The URL for a program that makes its own connections, which is graphile-worker's command line: what its statements rely on, as start-up
 * options. PgBouncer refuses them.
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

/** How long a connection attempt may take, in milliseconds; the set-up after it as long again. */
const CONNECT_TIMEOUT = 5_000;

export interface SessionConfig extends pg.ClientConfig {
  readonly timeouts?: Partial<SessionTimeouts>;
  /** Whether a standby will do (default false): what is read there may be old, and a failover would leave the connection behind. */
  readonly standby?: boolean;
  /** Remembers what is committed here, and examines the server first. */
  readonly witness?: CommitWitness | undefined;
}

/** The server answers and takes no writes. With PostgreSQL's own code, so that it means the same as what a write there is told. */
class StandbyError extends Error {
  readonly code = "25006";

  constructor() {
    super("This server is a standby, which takes no writes.");
    this.name = "StandbyError";
  }
}

/** A connection that is set up when it is connected. All of ours are of this class. */
export class SessionClient extends pg.Client {
  readonly #setUp: string;
  readonly #standby: boolean;
  readonly #witness: CommitWitness | undefined;
  /** Commits so that the witness knows of it, if there is one. */
  committing: Committing | undefined;

  constructor(config: SessionConfig = {}) {
    // pg-pool has one option for "connect" and "wait for a free client"; this sets the first one apart.
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
    // Nobody else listens yet, and who has just let us in may end the connection with the next word. The next statement fails then.
    const onLost = () => undefined;
    this.on("error", onLost);
    let late: NodeJS.Timeout | undefined;
    // TLS puts another one in its place.
    const hangUp = (why?: Error) => this.connection.stream.destroy(why);
    try {
      await super.connect();
      // Whoever let us in and does not serve us is a pooler whose connections are all in use.
      late = setTimeout(() => hangUp(new Error(NOT_SERVED)), CONNECT_TIMEOUT);
      const { rows } = await this.query<{ standby: boolean }>(this.#setUp);
      if (rows[0]?.standby && !this.#standby) throw new StandbyError();
      const examined = await this.#witness?.examine(this);
      this.committing = examined?.committing;
      // Opening the breaker may take longer than a set-up.
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
