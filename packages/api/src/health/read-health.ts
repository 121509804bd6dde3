import { pendingMigrations, type Tx } from "@leadgen/db";
import { SQL_HEARTBEAT_AGE, SQL_WORKERS_ALIVE } from "../db/workers-alive.ts";
import type { HealthReport } from "./schema.ts";

/** The migration that added the latest of the columns that are read here. */
const COLUMNS_SINCE = "0009_worker_limits";

/** The state of everything that has to run, in numbers. */
export async function readHealth(tx: Tx): Promise<HealthReport> {
  const missing = await pendingMigrations(tx);
  const unknown = { workers: 0, heartbeatAgeSeconds: null, commitsWaitSeconds: 0, breaker: null };
  const facts = missing.includes(COLUMNS_SINCE) ? undefined : await factsOf(tx);
  return { database: "up", pendingMigrations: missing, ...(facts ?? unknown) };
}

type Facts = Omit<HealthReport, "database" | "pendingMigrations">;

/** Reads waiting sessions instead of trying a commit: each heartbeat is one. PostgreSQL shows nothing of other roles' sessions. */
const SQL_COMMITS_WAIT = `
  (SELECT coalesce(extract(epoch FROM now() - min(query_start)), 0) FROM pg_stat_activity
   WHERE datname = current_database() AND wait_event = 'SyncRep' AND query_start < now())`;

/** Seconds that a commit may wait for a working standby. */
const STANDBY_PATIENCE = 3;

async function factsOf(tx: Tx): Promise<Facts | undefined> {
  const [facts] = await tx.query<Facts>(
    `SELECT ${SQL_WORKERS_ALIVE} AS workers,
            round(${SQL_HEARTBEAT_AGE}, 1)::float8 AS "heartbeatAgeSeconds",
            round(${SQL_COMMITS_WAIT}, 1)::float8 AS "commitsWaitSeconds",
            (SELECT state FROM breaker) AS breaker`,
  );
  return facts;
}

/** Why new work would not be done; empty if it would. */
export function unreadiness(report: HealthReport): string[] {
  const { pendingMigrations: missing, workers, heartbeatAgeSeconds: age, commitsWaitSeconds } = report;
  if (commitsWaitSeconds > STANDBY_PATIENCE)
    return [
      `Commits have been waiting for a synchronous standby for ${Math.round(commitsWaitSeconds)} s: start it, or take it out of synchronous_standby_names.`,
    ];
  const silent = age === null ? "" : ` The last one was heard ${Math.round(age)} s ago.`;
  return [
    ...(missing.length > 0 ? [`The database lacks ${missing.join(", ")}: run \`make migrate\`.`] : []),
    ...(workers === 0 ? [`No worker is alive: start one with \`make worker\`.${silent}`] : []),
  ];
}
