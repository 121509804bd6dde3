import type { Env } from "@leadgen/testkit/environment";
import type { Experiment, Finding, Order } from "../experiment.ts";
import { inSeconds, sum } from "../figures.ts";
import { judgeSite } from "../judge/judge-site.ts";
import { falseAlarms } from "../judge/openings.ts";
import { quantile } from "../quantile.ts";
import { seedCampaigns } from "../site/campaigns.ts";
import { ALL_OVER, comesTrue, rowsOf, until } from "../site/rows.ts";
import { type Site, type SiteWorker, startSite } from "../site/site.ts";

/** Longest time from SIGTERM to the exit, in milliseconds. */
const EXIT_MS = 30_000;

/** Fewest jobs that still have their longest call ahead when a worker is to be stopped. */
const LOAD = { product: 100, quick: 16 };

/** Latency of a job's longest call: shorter than most workers' drain time, longer than that of the impatient ones. */
const LATENCY_MS = 400;

/** How often, and for how long each time (in milliseconds), to check whether a worker makes such a call. */
const LOOKS = 30;
const LOOK_MS = 4_000;

/** No worker may be declared dead, however busy the machine is. */
const PATIENT: Env = { WORKER_SILENT_MS: "15000" };

/** This worker drains for almost no time when it is stopped, so that some calls are cut off. */
const IMPATIENT: Env = { WORKER_DRAIN_MS: "50" };

/** One of so many workers is impatient. */
const IMPATIENT_EVERY = 5;

export const rollingRestarts: Experiment = {
  name: "rolling-restarts",
  fault: "rolling restarts under load: SIGTERM to one of three workers after the other, each replaced",
  mustHold:
    "exit in 30 s with code 0, no attempt burnt, nothing repeated; UNKNOWN only what outlived the drain time",
  rounds: { full: 50, short: 2 },
  run,
};

async function run(order: Order): Promise<Finding> {
  const settings = order.rounds < 10 ? "quick" : "product";
  const load = LOAD[settings];
  await using site = await startSite(order, {
    workers: settings === "product" ? 2 : 1,
    settings,
    env: PATIENT,
  });
  const impatient = new Set([(await site.startWorker({ env: IMPATIENT })).name]);
  site.simulator.setLatency({ provider: "perplexity", ms: LATENCY_MS });
  const exits: Exit[] = [];
  let seeded = 0;
  for (let round = 1; round <= order.rounds && !order.signal.aborted; round++) {
    const leaver = site.workers[round - 1] as SiteWorker;
    seeded += await keepBusyUntilCalling(site, leaver, load);
    exits.push(await stopOne(site, leaver, impatient));
    const hurried = round % IMPATIENT_EVERY === 0;
    const { name } = await site.startWorker(hurried ? { env: IMPATIENT } : {});
    if (hurried) impatient.add(name);
    order.progress(`restart ${round} of ${order.rounds}`);
  }
  await until(site, ALL_OVER);
  const [jobs] = await rowsOf<{ done: number }>(site, ENDED);
  const took = exits.map(({ ms }) => ms);
  return {
    faults: { planned: order.rounds, done: exits.length },
    jobs: { planned: seeded, done: jobs?.done ?? 0 },
    figures: {
      "exit, p50": inSeconds(quantile(took, 0.5)),
      "exit, p99": inSeconds(quantile(took, 0.99)),
      "exit, the longest": inSeconds(quantile(took, 1)),
      "calls under way when the signal came": String(sum(exits.map(({ underWay }) => underWay))),
      "of them cut off after the drain time, UNKNOWN": String(sum(exits.map(({ cutOff }) => cutOff))),
    },
    violations: [
      ...exits.flatMap(({ violations }) => violations),
      ...(await takenForDead(site)),
      ...(await falseAlarms(site)),
      ...(await judgeSite(site)),
    ],
    late: took.filter((ms) => ms > EXIT_MS).map((ms) => `An exit took ${inSeconds(ms)}.`),
  };
}

/** @returns how many jobs were added. */
async function keepBusy(site: Site, load: number): Promise<number> {
  const [waiting] = await rowsOf<{ jobs: number }>(site, WAITING);
  if ((waiting?.jobs ?? 0) >= load) return 0;
  await seedCampaigns(site, { campaigns: 1, leads: load });
  return load;
}

/** Adds work while the other workers take it all before this one makes a call. @returns how many jobs were added. */
async function keepBusyUntilCalling(site: Site, { name }: SiteWorker, load: number): Promise<number> {
  let added = 0;
  for (let look = 0; look < LOOKS; look++) {
    added += await keepBusy(site, load);
    if (await comesTrue(site, IS_CALLING, { params: [name], patienceMs: LOOK_MS })) return added;
  }
  throw new Error(`${name} made no long call although there was always work for it.`);
}

interface Exit {
  readonly ms: number;
  readonly underWay: number;
  readonly cutOff: number;
  readonly violations: readonly string[];
}

async function stopOne(site: Site, worker: SiteWorker, impatient: ReadonlySet<string>): Promise<Exit> {
  const { name, process } = worker;
  const [before] = await rowsOf<{ calls: number }>(site, UNDER_WAY, [name]);
  const started = performance.now();
  const { code, signal } = await process.end("SIGTERM");
  const ms = performance.now() - started;
  const [left] = await rowsOf<Left>(site, LEFT, [name]);
  const violations: string[] = [];
  const say = (what: string) => violations.push(`${name}, after SIGTERM: ${what}`);
  if (code !== 0) say(`it ended with ${code ?? signal}: ${process.tail().join(" / ")}`);
  if (left === undefined || !left.gone) say("it is still in the list of workers.");
  if (left !== undefined && left.jobs > 0) say(`${left.jobs} jobs are still in its hands.`);
  if (left !== undefined && left.open > 0) say(`${left.open} of its calls have no outcome.`);
  if (left !== undefined && left.putOff > 0) say(`${left.putOff} doorbells are put off for it.`);
  if (left !== undefined && left.burnt > 0) say(`it counts as a death against ${left.burnt} jobs.`);
  if (left !== undefined && left.unknown > 0 && !impatient.has(name)) {
    say(`${left.unknown} calls are UNKNOWN, although its drain time was long enough.`);
  }
  return { ms, underWay: before?.calls ?? 0, cutOff: left?.unknown ?? 0, violations };
}

interface Left {
  readonly gone: boolean;
  readonly jobs: number;
  readonly open: number;
  /** Doorbells of waiting jobs that graphile-worker delays because their task failed. */
  readonly putOff: number;
  readonly burnt: number;
  readonly unknown: number;
}

/** Neither a worker that stops in order nor one that goes on may ever be declared dead. */
async function takenForDead(site: Site): Promise<string[]> {
  const names = new Set(site.workers.map(({ name }) => name));
  const rows = await rowsOf<{ name: string; times: number }>(site, TWICE);
  return rows
    .filter(({ name }) => names.has(name))
    .map(({ name, times }) => `${name} was taken for dead: it registered ${times} times.`);
}

const WAITING = `
  SELECT count(*)::int AS jobs FROM job
  WHERE finished_at IS NULL AND NOT EXISTS (SELECT FROM job_step WHERE job_id = job.id AND step = 'RESEARCH')`;

const ENDED = "SELECT count(*)::int AS done FROM job WHERE type = 'ENRICH_LEAD' AND finished_at IS NOT NULL";

const CALLS_OF = "provider_call AS call JOIN worker ON worker.id = call.worker_id WHERE worker.name = $1";

const IS_CALLING = `SELECT count(*) > 0 FROM ${CALLS_OF} AND call.outcome IS NULL AND call.provider = 'PERPLEXITY'`;

const UNDER_WAY = `SELECT count(*)::int AS calls FROM ${CALLS_OF} AND call.outcome IS NULL`;

const LEFT = `
  SELECT (SELECT bool_and(stopped_at IS NOT NULL) FROM worker WHERE name = $1) AS gone,
         (SELECT count(*)::int FROM job JOIN worker ON worker.id = job.worker_id
          WHERE worker.name = $1 AND job.finished_at IS NULL AND (job.status = 'RUNNING' OR job.call_id IS NOT NULL)) AS jobs,
         (SELECT count(*)::int FROM ${CALLS_OF} AND call.outcome IS NULL) AS open,
         (SELECT count(*)::int FROM job JOIN graphile_worker._private_jobs AS bell ON bell.id = job.doorbell_id
          WHERE job.status = 'PENDING' AND bell.attempts > 0 AND bell.run_at > now()) AS "putOff",
         (SELECT count(*)::int FROM job WHERE deaths > 0) AS burnt,
         (SELECT count(*)::int FROM ${CALLS_OF} AND call.outcome = 'UNKNOWN') AS unknown`;

const TWICE = "SELECT name, count(*)::int AS times FROM worker GROUP BY name HAVING count(*) > 1";
