import type pg from "pg";

/** What the process is about to do: make and change tables, or work with existing ones. */
export type Errand = "migrate" | "work";

/** Facts about the session, the server and our privileges, by the names in FACTS. */
export interface Facts {
  readonly version: string;
  readonly number: number;
  readonly encoding: string;
  readonly standby: boolean;
  readonly read_only: boolean;
  readonly replica: boolean;
  readonly me: string;
  readonly database: string;
  /** The schema that holds our tables or will hold them. */
  readonly schema: string | null;
  readonly named_schema: string | null;
  readonly schema_is_there: boolean;
  readonly may_create_schema: boolean;
  readonly may_use: boolean;
  readonly may_create: boolean;
  readonly worker_schema_is_there: boolean;
  /** Whether `schema` has our tables. */
  readonly installed: boolean;
  /** Another schema that has our tables. */
  readonly elsewhere: string | null;
  /** A table of ours without its primary key. */
  readonly keyless: string | null;
  /** The owner of a table of ours or graphile-worker's, if we lack that owner's privileges. */
  readonly stranger: string | null;
  readonly strange_table: string | null;
  readonly stranger_is_superuser: boolean | null;
  /** The most connections that this role may have here. */
  readonly connections: number;
}

export interface Visit {
  readonly errand: Errand;
  /** The most connections that the process takes. */
  readonly connections: number;
}

/** The oldest PostgreSQL that works. */
const OLDEST = 16;

/** The first check that returns a message decides. They are in the order in which a person would fix the problems. */
const CHECKS: readonly ((facts: Facts, visit: Visit) => string | undefined | false)[] = [
  (is) =>
    is.number < OLDEST * 10_000 && `PostgreSQL ${is.version} is too old: leadgen needs ${OLDEST} or newer.`,
  (is) =>
    is.encoding !== "UTF8" &&
    `The database ${is.database} stores text as ${is.encoding}: make one with CREATE DATABASE ... TEMPLATE template0 ENCODING 'UTF8'.`,
  (is) =>
    is.standby &&
    "This server is a standby, which takes no writes: name the primary in DATABASE_URL, or promote this one.",
  (is) =>
    is.read_only &&
    "This server takes no writes (transaction_read_only is on): name one that does in DATABASE_URL.",
  (is) =>
    is.replica &&
    `Foreign keys are not checked here (session_replication_role is replica): ALTER ROLE ${quoted(is.me)} RESET session_replication_role.`,
  (is) =>
    !is.schema_is_there &&
    is.schema === null &&
    is.named_schema === null &&
    `The search path of ${is.me} leads to no schema: CREATE SCHEMA AUTHORIZATION ${quoted(is.me)}, or name one in DATABASE_URL (?schema=leadgen).`,
  // A restored database lacks the old one's search path. Without this check a second installation would be made, with its breaker CLOSED.
  (is) =>
    is.elsewhere !== null &&
    !is.installed &&
    `leadgen's tables are in the schema ${is.elsewhere}, and DATABASE_URL leads to ${is.schema}: name it there (?schema=${encodeURIComponent(is.elsewhere)}), or ALTER ROLE ${quoted(is.me)} SET search_path = ${quoted(is.elsewhere)}.`,
  // A dump that was restored beside another installation. Workers of the one would take the other's doorbells and drop them.
  (is) =>
    is.elsewhere !== null &&
    `The schemas ${is.schema} and ${is.elsewhere} both have leadgen's tables, and a database holds one installation, since both would use the queue in graphile_worker: give each a database of its own, or drop the schema that is not needed.`,
  (is, { errand }) =>
    errand === "migrate" &&
    !is.may_create_schema &&
    (!is.worker_schema_is_there || !is.schema_is_there) &&
    `${is.me} may not make ${is.schema_is_there ? "graphile-worker's schema" : "schemas"}: GRANT CREATE ON DATABASE ${quoted(is.database)} TO ${quoted(is.me)}.`,
  (is, { errand }) =>
    is.schema_is_there &&
    (!is.may_use || (errand === "migrate" && !is.may_create)) &&
    `${is.me} may not ${is.may_use ? "make tables in" : "use"} the schema ${is.schema}: GRANT USAGE, CREATE ON SCHEMA ${quoted(is.schema ?? "")} TO ${quoted(is.me)}.`,
  // A dump that was restored as a superuser. Membership in that role would give us all its rights.
  (is) =>
    is.stranger_is_superuser === true &&
    `The table ${is.strange_table} belongs to the superuser ${is.stranger}: restore the dump as ${is.me} (pg_restore --no-owner --role=${quoted(is.me)}), or give that role all of it (ALTER ... OWNER TO ${quoted(is.me)}).`,
  (is) =>
    is.stranger !== null &&
    `The table ${is.strange_table} belongs to ${is.stranger}: GRANT ${quoted(is.stranger)} TO ${quoted(is.me)}, or name that role in DATABASE_URL.`,
  // A restore that ended early: tables and rows come first, then keys and indexes, without which a step could be paid for twice.
  (is) =>
    is.keyless !== null &&
    `The table ${is.keyless} has no primary key, so a restore did not get to its end: drop what it made, and restore again (pg_restore --exit-on-error).`,
  (is, { connections }) =>
    is.connections < connections &&
    `${is.me} may have ${is.connections} connections here, and this process takes up to ${connections}: raise max_connections, or the role's or the database's CONNECTION LIMIT.`,
];

const quoted = (name: string): string =>
  /^[a-z_][a-z0-9_]*$/.test(name) ? name : `"${name.replaceAll('"', '""')}"`;

/** Why leadgen can't work with this database; undefined: it can. */
export async function objection(
  client: pg.ClientBase,
  schema: string | undefined,
  visit: Visit,
): Promise<string | undefined> {
  const { rows } = await client.query<Facts>(FACTS, [schema ?? null]);
  const [facts] = rows;
  if (facts === undefined) return undefined;
  for (const check of CHECKS) {
    const said = check(facts, visit);
    if (said) return said;
  }
  return undefined;
}

const tableIn = (schema: string, name: string): string =>
  `SELECT FROM pg_class WHERE relkind = 'r' AND relname = '${name}' AND relnamespace = ${schema}`;

const FACTS = `
  SELECT current_setting('server_version') AS version, current_setting('server_version_num')::int AS number,
         current_setting('server_encoding') AS encoding, pg_is_in_recovery() AS standby,
         current_setting('transaction_read_only') = 'on' AS read_only,
         current_setting('session_replication_role') = 'replica' AS replica,
         current_user::text AS me, current_database()::text AS database,
         ours.schema::text AS schema, $1::text AS named_schema, ours.is_there AS schema_is_there,
         has_database_privilege(current_database(), 'CREATE') AS may_create_schema,
         coalesce(ours.is_there AND has_schema_privilege(ours.schema, 'USAGE'), false) AS may_use,
         coalesce(ours.is_there AND has_schema_privilege(ours.schema, 'CREATE'), false) AS may_create,
         to_regnamespace('graphile_worker') IS NOT NULL AS worker_schema_is_there,
         EXISTS (${tableIn("to_regnamespace(quote_ident(ours.schema))", "provider_call")}) AS installed,
         (SELECT nspname::text FROM pg_namespace
          WHERE nspname IS DISTINCT FROM ours.schema
            AND EXISTS (${tableIn("pg_namespace.oid", "provider_call")}) AND EXISTS (${tableIn("pg_namespace.oid", "breaker")})
          ORDER BY nspname LIMIT 1) AS elsewhere,
         (SELECT relname::text FROM pg_class
          WHERE relkind = 'r' AND relnamespace = to_regnamespace(quote_ident(ours.schema)) AND relname IN ('provider_call', 'worker')
            AND NOT EXISTS (SELECT FROM pg_index WHERE indrelid = pg_class.oid AND indisprimary)
          ORDER BY relname LIMIT 1) AS keyless,
         foreign_table.owner AS stranger, foreign_table.name AS strange_table,
         (SELECT rolsuper FROM pg_roles AS owner WHERE owner.rolname = foreign_table.owner) AS stranger_is_superuser,
         least(CASE WHEN rolsuper THEN NULL WHEN rolconnlimit < 0 THEN NULL ELSE rolconnlimit END,
               CASE WHEN rolsuper OR datconnlimit < 0 THEN NULL ELSE datconnlimit END,
               current_setting('max_connections')::int
                 - CASE WHEN rolsuper THEN 0 ELSE current_setting('superuser_reserved_connections')::int
                     + coalesce(current_setting('reserved_connections', true), '0')::int END) AS connections
  FROM pg_roles CROSS JOIN pg_database
  CROSS JOIN LATERAL (
    SELECT coalesce($1, current_schema()::text) AS schema,
           to_regnamespace(quote_ident(coalesce($1, current_schema()::text))) IS NOT NULL AS is_there) AS ours
  LEFT JOIN LATERAL (
    SELECT pg_get_userbyid(relowner)::text AS owner, relname::text AS name FROM pg_class
    WHERE relkind = 'r' AND NOT pg_has_role(relowner, 'USAGE')
      AND (relnamespace = to_regnamespace('graphile_worker')
           OR relnamespace = to_regnamespace(quote_ident(ours.schema)) AND relname IN ('_prisma_migrations', 'job', 'breaker'))
    ORDER BY relname LIMIT 1) AS foreign_table ON true
  -- Connections are counted for who logged in, whatever role the session has then.
  WHERE rolname = session_user AND datname = current_database()`;
