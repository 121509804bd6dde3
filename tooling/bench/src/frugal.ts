import { setTimeout as sleep } from "node:timers/promises";
import { autocommit, transaction } from "@leadgen/db";
import type { Lab } from "@leadgen/testkit/lab";
import { makeBacklog } from "@leadgen/testkit/make";
import { residentBytes } from "@leadgen/testkit/process";
import type { Figure } from "./figures.ts";
import { openSite } from "./pace/site.ts";

export interface FrugalOptions {
  /** PENDING jobs. */
  readonly live: number;
  readonly seconds: number;
}

const LOOK_MS = 250;

/** Limits so high that no job waits for a turn for long, so that all of the worker's slots are in use. */
const LIMIT_ENV = { PERPLEXITY_RATE_LIMIT: "1000/1", OPENAI_RATE_LIMIT: "1000/1" };
const LATENCY_MS = 50;

/** What one worker process with default settings uses of the machine and of PostgreSQL while it works off a backlog. */
export async function benchFrugal(lab: Lab, { live, seconds }: FrugalOptions): Promise<Figure[]> {
  await using database = await lab.database("bench_frugal");
  const pool = database.pool(2);
  await transaction(pool, (tx) => makeBacklog(tx, live));
  await using site = await openSite(database, { limits: LIMIT_ENV, latency: LATENCY_MS, workers: 1 });
  const [worker] = site.workers;
  if (worker === undefined) throw new Error("bench-f1: no worker was started");
  const most = { bytes: 0, connections: 0 };
  const until = performance.now() + seconds * 1000;
  while (performance.now() < until) {
    most.bytes = Math.max(most.bytes, await residentBytes(worker.pid));
    const [row] = await autocommit(pool).query<{ n: number }>(CONNECTIONS);
    most.connections = Math.max(most.connections, row?.n ?? 0);
    await sleep(LOOK_MS);
  }
  const [done] = await autocommit(pool).query<{ n: number }>(
    "SELECT count(*)::int AS n FROM provider_call WHERE outcome = 'SUCCEEDED'",
  );
  const benchmark = `frugal, a worker with ${live.toLocaleString("en-GB")} jobs queued, ${seconds} s`;
  return [
    {
      benchmark,
      what: "memory, at most",
      value: most.bytes / 1024 ** 2,
      unit: "MB",
      target: { is: "at most", limit: 150 },
    },
    {
      benchmark,
      what: "connections, at most",
      value: most.connections,
      unit: "count",
      target: { is: "at most", limit: 10 },
    },
    { benchmark, what: "calls that succeeded meanwhile", value: done?.n ?? 0, unit: "count" },
  ];
}

// The benchmark's own connections are called leadgen-lab.
const CONNECTIONS = `
  SELECT count(*)::int AS n FROM pg_stat_activity
  WHERE datname = current_database() AND backend_type = 'client backend' AND application_name <> 'leadgen-lab'`;
