import { pendingMigrations, type Tx } from "@leadgen/db";
import { SQL_HEARTBEAT_AGE, SQL_WORKERS_ALIVE } from "../db/workers-alive.ts";
import type { HealthReport } from "./schema.ts";

/** The migration that made the last of the columns that are asked for. */
const COLUMNS_SINCE = "0009_worker_limits";

/** The state of everything that has to run, in numbers. */
export async function readHealth(tx: Tx): Promise<HealthReport> {
  const missing = await pendingMigrations(tx);
  const unknown = { workers: 0, heartbeatAgeSeconds: null, breaker: null };
  const facts = missing.includes(COLUMNS_SINCE) ? undefined : await factsOf(tx);
  return { database: "up", pendingMigrations: missing, ...(facts ?? unknown) };
}

type Facts = Pick<HealthReport, "workers" | "heartbeatAgeSeconds" | "breaker">;

async function factsOf(tx: Tx): Promise<Facts | undefined> {
  const [facts] = await tx.query<Facts>(
    `SELECT ${SQL_WORKERS_ALIVE} AS workers,
            round(${SQL_HEARTBEAT_AGE}, 1)::float8 AS "heartbeatAgeSeconds",
            (SELECT state FROM breaker) AS breaker`,
  );
  return facts;
}

/** Why work that is started now would not be done; empty when it would. */
export function unreadiness(report: HealthReport): string[] {
  const { pendingMigrations: missing, workers, heartbeatAgeSeconds: age } = report;
  const silent = age === null ? "" : ` The last one was heard ${Math.round(age)} s ago.`;
  return [
    ...(missing.length > 0 ? [`The database lacks ${missing.join(", ")}: run \`make migrate\`.`] : []),
    ...(workers === 0 ? [`No worker is alive: start one with \`make worker\`.${silent}`] : []),
  ];
}
