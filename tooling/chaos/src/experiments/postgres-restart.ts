import pg from "pg";
import type { Experiment, Finding, Order } from "../experiment.ts";
import { inSeconds } from "../figures.ts";
import { judgeSite } from "../judge/judge-site.ts";
import { quantile } from "../quantile.ts";
import { type OwnServer, startOwnServer } from "../server/own-server.ts";
import { patientAllOver, patientRows, patientUntil } from "../server/patient.ts";
import { seedCampaigns } from "../site/campaigns.ts";
import { exits } from "../site/exits.ts";
import { setLatency } from "../site/latency.ts";
import { type Site, type SiteWorker, startSite } from "../site/site.ts";

/** For which the dead may go on holding anything, in milliseconds. */
const BOUND_MS = 60_000;
const LATENCY_MS = 800;
/** That may end in one round, with room. */
const JOBS_A_ROUND = 60;

export const postgresRestart: Experiment = {
  name: "postgres-restart",
  fault:
    "a worker killed, and PostgreSQL restarted (in order, or hard) while another is sweeping up after it",
  mustHold: `nothing stays claimed by the dead for over ${BOUND_MS / 1_000} s, and no process ends`,
  rounds: { full: 50, notShort: "the tests of the worker restart PostgreSQL under load too" },
  run,
};

async function run(order: Order): Promise<Finding> {
  await using server = await startOwnServer({ folder: await order.folder() });
  await using site = await startSite(order, { workers: 2, api: true, database: server });
  setLatency(site, LATENCY_MS);
  const leads = JOBS_A_ROUND * order.rounds;
  await seedCampaigns(site, { campaigns: 1, leads, goodAddresses: false });
  const freed: number[] = [];
  const killed = new Set<string>();
  while (freed.length < order.rounds && !order.signal.aborted) {
    const victim = site.workers.findLast(({ process }) => process.ending() === undefined);
    if (victim === undefined) break;
    killed.add(victim.name);
    const how = freed.length % 2 === 0 ? "fast" : "immediate";
    freed.push(await restartInSweep(site, server, { victim, how }));
    order.progress(`${freed.length} of ${order.rounds}: free after ${freed.at(-1)?.toFixed(0)} ms`);
  }
  setLatency(site, 0);
  await patientAllOver(site.pool);
  const late = freed.filter((ms) => ms > BOUND_MS).length;
  return {
    faults: { planned: order.rounds, done: freed.length },
    jobs: { planned: leads, done: leads },
    figures: {
      "from the kill until nothing is claimed by the dead": `p50 ${inSeconds(quantile(freed, 0.5))}, longest ${inSeconds(quantile(freed, 1))}`,
    },
    violations: [
      ...(await judgeSite(site)),
      ...exits(site, killed),
      ...(late === 0 ? [] : [`${late} times the dead held claims for over ${BOUND_MS} ms.`]),
    ],
  };
}

interface Turn {
  readonly victim: SiteWorker;
  readonly how: "fast" | "immediate";
}

/** @returns milliseconds from the kill until the dead worker holds nothing. */
async function restartInSweep(site: Site, server: OwnServer, { victim, how }: Turn): Promise<number> {
  await patientUntil(site.pool, HOLDS_JOBS, { params: [victim.name] });
  const [worker] = await patientRows<{ id: string }>(site.pool, WORKER, [victim.name]);
  const id = worker?.id ?? "";
  // Whoever sweeps has to wait for this row, in the middle of his transaction.
  const holder = new pg.Client(server.url);
  holder.on("error", () => undefined);
  await holder.connect();
  await victim.process.end("SIGKILL");
  const [died] = await patientRows<{ at: Date }>(site.pool, "SELECT clock_timestamp() AS at");
  await holder.query("BEGIN");
  await holder.query("SELECT 1 FROM job WHERE worker_id = $1 AND finished_at IS NULL FOR UPDATE", [id]);
  await patientUntil(site.pool, SWEEPING);
  await server.stopped(how);
  await server.start();
  await holder.end().catch(() => undefined);
  await site.startWorker();
  await patientUntil(site.pool, FREE, { params: [id], patienceMs: 2 * BOUND_MS });
  const [freed] = await patientRows<{ ms: number }>(site.pool, FREED, [died?.at ?? new Date(0)]);
  return freed?.ms ?? Number.POSITIVE_INFINITY;
}

const WORKER =
  "SELECT id FROM worker WHERE name = $1 AND stopped_at IS NULL ORDER BY started_at DESC LIMIT 1";

const HOLDS_JOBS = `
  SELECT count(*) > 0 FROM job JOIN worker ON worker.id = job.worker_id
  WHERE worker.name = $1 AND worker.stopped_at IS NULL AND job.status = 'RUNNING'`;

const SWEEPING = `
  SELECT count(*) > 0 FROM pg_stat_activity
  WHERE application_name = 'leadgen-worker' AND wait_event_type = 'Lock' AND query LIKE '%was_running%'`;

const FREE = `
  SELECT NOT EXISTS (SELECT FROM job WHERE worker_id = $1 AND finished_at IS NULL AND (status = 'RUNNING' OR call_id IS NOT NULL))
     AND NOT EXISTS (SELECT FROM graphile_worker._private_jobs AS bell JOIN worker ON worker.id = $1
                     WHERE bell.locked_by = ANY(worker.pool_ids))`;

const FREED = "SELECT extract(epoch FROM clock_timestamp() - $1::timestamptz)::float8 * 1000 AS ms";
