import { createPool, endPool } from "@leadgen/db";
import { turned } from "@leadgen/db/testing";
import { otherPostgresql } from "./other-postgresql.ts";
import { pgbouncerVersion, throughPgbouncer } from "./pgbouncer.ts";
import { as, type Place, place } from "./place.ts";
import { withPrivateAuthority } from "./tls.ts";

/** A kind of database that an operator may have. */
export interface Case {
  readonly name: string;
  /** A description: what is set there. */
  readonly what: string;
  /** What `make migrate` prints if it must refuse the database. */
  readonly refused?: RegExp;
  /** Undefined: this machine lacks what it needs. */
  open(folder: string): Promise<Place | undefined>;
}

const older =
  (major: 16 | 17): Case["open"] =>
  async (folder) => {
    const binaries = otherPostgresql(major);
    return binaries && place(folder, [], { binaries });
  };

const guest = (where: Place, more: (url: URL) => void = () => {}): Place =>
  as(where, (url) => {
    url.username = "guest";
    url.password = "guest";
    more(url);
  });

const GUEST = "CREATE ROLE guest LOGIN PASSWORD 'guest'";
const SETTING = (name: string, value: string) => `ALTER DATABASE leadgen SET ${name} = ${value}`;
const isolated =
  (level: string): Case["open"] =>
  (folder) =>
    place(folder, [SETTING("default_transaction_isolation", `'${level}'`)]);

async function withEverySetting(folder: string, level: "database" | "role"): Promise<Place> {
  const where = await place(folder);
  const there = await turned(where, level);
  return { url: there.url, [Symbol.asyncDispose]: () => where[Symbol.asyncDispose]() };
}

export const CASES: readonly Case[] = [
  { name: "18", what: "PostgreSQL 18 with default settings", open: (folder) => place(folder) },
  { name: "17", what: "PostgreSQL 17", open: older(17) },
  { name: "16", what: "PostgreSQL 16", open: older(16) },
  {
    name: "role",
    what: "a role with only what docs/operations.md says: CREATE on the database, USAGE and CREATE on the schema public",
    open: async (folder) => {
      const grants = ["GRANT CREATE ON DATABASE leadgen TO guest"];
      const where = await place(folder, [GUEST, ...grants]);
      const pool = createPool(where.url, { max: 1 });
      await pool.query("GRANT USAGE, CREATE ON SCHEMA public TO guest");
      await endPool(pool);
      return guest(where);
    },
  },
  {
    name: "schema",
    what: "a schema named in the URL (?schema=), which does not exist yet",
    open: async (folder) => as(await place(folder), (url) => url.searchParams.set("schema", "Lead gen")),
  },
  {
    name: "search-path",
    what: "a schema from the role's search_path, whose first entry does not exist",
    open: async (folder) => {
      const where = await place(folder, [GUEST, "GRANT CREATE ON DATABASE leadgen TO guest"]);
      const pool = createPool(where.url, { max: 1 });
      await pool.query("CREATE SCHEMA ours AUTHORIZATION guest");
      await pool.query("ALTER ROLE guest SET search_path = nowhere, ours, public");
      await endPool(pool);
      return guest(where);
    },
  },
  {
    name: "repeatable-read",
    what: "default_transaction_isolation = 'repeatable read'",
    open: isolated("repeatable read"),
  },
  {
    name: "serializable",
    what: "default_transaction_isolation = 'serializable'",
    open: isolated("serializable"),
  },
  {
    name: "read-only",
    what: "default_transaction_read_only = on",
    open: (folder) => place(folder, [SETTING("default_transaction_read_only", "on")]),
  },
  {
    name: "database-settings",
    what: "another value for every setting that we rely on, for the database: date and interval style, time zone, time-outs, encoding, ...",
    open: (folder) => withEverySetting(folder, "database"),
  },
  {
    name: "role-settings",
    what: "the same for the role",
    open: (folder) => withEverySetting(folder, "role"),
  },
  {
    name: "turkish",
    what: "tr-TR (ICU) as the database's locale",
    open: async (folder) => {
      const locale = "TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'tr-TR' LOCALE 'C'";
      return place(folder, ["DROP DATABASE leadgen", `CREATE DATABASE leadgen ${locale}`]);
    },
  },
  {
    name: "tls",
    what: "TLS with a private certificate authority, sslmode=verify-full and sslrootcert",
    open: async (folder) => withPrivateAuthority(await place(folder)),
  },
  {
    name: "pgbouncer",
    what: "PgBouncer in session mode with default settings",
    open: async (folder) =>
      pgbouncerVersion() === undefined ? undefined : throughPgbouncer(await place(folder), "session"),
  },
  {
    name: "pgbouncer-transaction",
    what: "PgBouncer in transaction mode",
    refused: /^DATABASE_URL leads to a pooler in transaction mode, [^\n]*\n$/,
    open: async (folder) =>
      pgbouncerVersion() === undefined ? undefined : throughPgbouncer(await place(folder), "transaction"),
  },
];
