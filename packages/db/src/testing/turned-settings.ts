import { randomBytes } from "node:crypto";
import pg from "pg";
import { withClient } from "../connection.ts";

/** The settings that our statements rely on, each with a value that would break them. */
const TURNED: Readonly<Record<string, string>> = {
  array_nulls: "off",
  bytea_output: "escape",
  client_encoding: "LATIN1",
  datestyle: "German, DMY",
  default_transaction_deferrable: "on",
  default_transaction_isolation: "repeatable read",
  default_transaction_read_only: "on",
  exit_on_error: "on",
  extra_float_digits: "-15",
  gin_fuzzy_search_limit: "1",
  idle_in_transaction_session_timeout: "1ms",
  idle_session_timeout: "1s",
  intervalstyle: "sql_standard",
  jit: "on",
  lock_timeout: "1ms",
  plan_cache_mode: "force_generic_plan",
  quote_all_identifiers: "on",
  restrict_nonsystem_relation_kind: "view",
  row_security: "on",
  search_path: "nowhere, public, pg_catalog",
  standard_conforming_strings: "off",
  // Long enough for the set-up of a session on a busy machine.
  statement_timeout: "1s",
  synchronous_commit: "off",
  timezone: "Asia/Kathmandu",
  transaction_timeout: "1s",
  transform_null_equals: "on",
};

/** Settings that no statement of ours relies on, so that server, database and role decide; each with a value that would break one that did. */
const ODD: Readonly<Record<string, string>> = {
  backslash_quote: "off",
  check_function_bodies: "off",
  client_min_messages: "debug1",
  debug_parallel_query: "on",
  default_statistics_target: "1",
  enable_hashjoin: "off",
  enable_indexscan: "off",
  enable_seqscan: "off",
  enable_sort: "off",
  event_triggers: "off",
  from_collapse_limit: "1",
  geqo_threshold: "2",
  join_collapse_limit: "1",
  lo_compat_privileges: "on",
  // PL/pgSQL's checks of functions at run time.
  "plpgsql.extra_errors": "all",
  "plpgsql.variable_conflict": "use_variable",
  stats_fetch_consistency: "snapshot",
  synchronize_seqscans: "off",
  timezone_abbreviations: "India",
  track_activities: "off",
  track_counts: "off",
  work_mem: "64kB",
  xmlbinary: "hex",
  xmloption: "document",
};

/** Sets every setting to such a value, for the database or for a new role. @returns the URL to connect with. */
export async function turned(
  database: { readonly url: string },
  level: "database" | "role",
  settings: Readonly<Record<string, string>> = { ...TURNED, ...ODD },
): Promise<{ readonly url: string } & AsyncDisposable> {
  const name = pg.escapeIdentifier(new URL(database.url).pathname.slice(1));
  const role = `leadgen_turned_${randomBytes(6).toString("hex")}`;
  await withClient(database.url, async (client) => {
    if (level === "role") await client.query(`CREATE ROLE ${role} LOGIN SUPERUSER PASSWORD 'turned'`);
    // PL/pgSQL's settings are known only after this.
    await client.query("LOAD 'plpgsql'");
    for (const [setting, value] of Object.entries(settings)) {
      const known = await client.query("SELECT current_setting($1, true) IS NOT NULL AS known", [setting]);
      if (!known.rows[0].known) continue;
      const words = setting === "search_path" ? value : pg.escapeLiteral(value);
      await client.query(
        `ALTER ${level === "role" ? `ROLE ${role}` : `DATABASE ${name}`} SET ${setting} = ${words}`,
      );
    }
  });
  const url = new URL(database.url);
  if (level === "role") {
    url.username = role;
    url.password = "turned";
  }
  return {
    url: url.href,
    [Symbol.asyncDispose]: () =>
      withClient(database.url, async (client) => {
        if (level === "role")
          await client.query(`REASSIGN OWNED BY ${role} TO CURRENT_USER; DROP ROLE ${role}`);
        else await client.query(`ALTER DATABASE ${name} RESET ALL`);
      }),
  };
}
