import pg from "pg";
import type { Experiment, Finding, Order } from "../experiment.ts";
import { inSeconds, spread } from "../figures.ts";
import { judgeSite } from "../judge/judge-site.ts";
import { type OwnServer, startOwnServer } from "../server/own-server.ts";
import { patientAllOver, patientRows, patientUntil } from "../server/patient.ts";
import { seedCampaigns } from "../site/campaigns.ts";
import { exits } from "../site/exits.ts";
import { setLatency } from "../site/latency.ts";
import { type Site, type SiteWorker, startSite } from "../site/site.ts";

/** How long a dead worker may still hold anything, in milliseconds. */
const BOUND_MS = 60_000;
/** Latency of a call in milliseconds, and most jobs that may end in one round, with a margin. */
const PACE = { product: { latencyMs: 3_000, jobs: 300 }, quick: { latencyMs: 800, jobs: 60 } } as const;

export const postgresRestart: Experiment = {
  name: "postgres-restart",
  fault:
    "a worker killed, and PostgreSQL restarted (in order, or hard) while another is sweeping up after it",
  mustHold: `nothing stays claimed by a dead worker for over ${BOUND_MS / 1_000} s, and no process ends`,
  rounds: { full: 50, notShort: "the tests of the worker restart PostgreSQL under load too" },
  run,
};

async function run(order: Order): Promise<Finding> {
  // With the product's own settings a death is noticed after 15 s, so rounds are long.
  const leisurely = Math.ceil(order.rounds / 5);
  const parts = [
    await restartAgainAndAgain(order, { settings: "product", rounds: leisurely }),
    await restartAgainAndAgain(order, { settings: "quick", rounds: order.rounds - leisurely }),
  ];
  const late = parts.flatMap(({ freed }) => freed).filter((ms) => ms > BOUND_MS);
  const leads = parts.reduce((sum, part) => sum + part.leads, 0);
  return {
    faults: { planned: order.rounds, done: parts.flatMap(({ freed }) => freed).length },
    jobs: { planned: leads, done: leads },
    figures: Object.fromEntries(
      parts.map(({ settings, freed }) => [
        `${settings} settings, ${freed.length} rounds, from the kill until the dead worker holds no claim`,
        spread(freed),
      ]),
    ),
    violations: parts.flatMap(({ violations }) => violations),
    late: late.map((ms) => `The dead worker held claims for ${inSeconds(ms)}.`),
  };
}

interface Plan {
  readonly settings: "product" | "quick";
  readonly rounds: number;
}

interface Part {
  readonly settings: Plan["settings"];
  readonly leads: number;
  /** Milliseconds from each kill until the dead worker held nothing. */
  readonly freed: readonly number[];
  readonly violations: readonly string[];
}

async function restartAgainAndAgain(order: Order, { settings, rounds }: Plan): Promise<Part> {
  const leads = PACE[settings].jobs * rounds;
  if (rounds === 0) return { settings, leads, freed: [], violations: [] };
  await using server = await startOwnServer({ folder: await order.folder() });
  await using site = await startSite(order, { workers: 2, api: true, database: server, settings });
  setLatency(site, PACE[settings].latencyMs);
  await seedCampaigns(site, { campaigns: 1, leads, goodAddresses: false });
  const freed: number[] = [];
  const killed = new Set<string>();
  while (freed.length < rounds && !order.signal.aborted) {
    const victim = site.workers.findLast(({ process }) => process.ending() === undefined);
    if (victim === undefined) break;
    killed.add(victim.name);
    const how = freed.length % 2 === 0 ? "fast" : "immediate";
    freed.push(await restartInSweep(site, server, { victim, how }));
    order.progress(`${settings}, ${freed.length} of ${rounds}: free after ${freed.at(-1)?.toFixed(0)} ms`);
  }
  setLatency(site, 0);
  await patientAllOver(site.pool);
  return { settings, leads, freed, violations: [...(await judgeSite(site)), ...exits(site, killed)] };
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
  // The sweep has to wait for this row in the middle of its transaction.
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
  WHERE application_name = 'leadgen-worker' AND wait_event_type = 'Lock' AND query LIKE '%SELECT job_id FROM provider_call WHERE worker_id%'`;

const FREE = `
  SELECT NOT EXISTS (SELECT FROM job WHERE worker_id = $1 AND finished_at IS NULL AND (status = 'RUNNING' OR call_id IS NOT NULL))
     AND NOT EXISTS (SELECT FROM graphile_worker._private_jobs AS bell JOIN worker ON worker.id = $1
                     WHERE bell.locked_by = ANY(worker.pool_ids))`;

const FREED = "SELECT extract(epoch FROM clock_timestamp() - $1::timestamptz)::float8 * 1000 AS ms";
