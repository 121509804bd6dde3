import { setTimeout as pause } from "node:timers/promises";
import { MAX_DEATHS } from "@leadgen/core";
import type { Order } from "../experiment.ts";
import { judgeSite } from "../judge/judge-site.ts";
import { randomOf } from "../random.ts";
import { type BeginCampaign, prepareCampaigns } from "../site/campaigns.ts";
import { setLatency } from "../site/latency.ts";
import { ALL_OVER, BUSY, rowsOf, until } from "../site/rows.ts";
import { type Site, type SiteOptions, type SiteWorker, startSite } from "../site/site.ts";
import { type BackAtWork, followJobs, type Return } from "./back-at-work.ts";
import { judgeLedger, type LedgerOfKills } from "./ledger-of-kills.ts";

export interface KillPlan {
  readonly kills: number;
  /** New jobs with each kill, so that there is work at each kill, however long a replacement takes to start. */
  readonly jobsEach: number;
  readonly settings: Pick<SiteOptions, "settings" | "env">;
  /** Most killed workers whose jobs may still wait: more kills in less time, while most workers are alive. */
  readonly outstanding: number;
  /** Each kill comes at a random moment within this many milliseconds after it is allowed. */
  readonly spreadMs: number;
}

export interface KillRun extends LedgerOfKills {
  readonly kills: number;
  /** Jobs that the killed workers had claimed. */
  readonly orphans: number;
  /** By the database's clock. */
  readonly returns: readonly Return[];
  readonly violations: readonly string[];
}

const WORKERS = 3;
/** How long an answer takes while workers are killed, in milliseconds: many calls are always under way. */
const SLOW = { ms: 300, jitterMs: 1_700 };
/** A job that does not come back within this many milliseconds never will. */
const PATIENCE_MS = 120_000;
/** How often the rows are read between kills, in milliseconds. */
const LOOK_MS = 100;
/** One death earlier than necessary, since such a job may be claimed after the check. */
const SPARED_FROM = MAX_DEATHS - 2;

/** Kills a random busy worker again and again, replaces it at once, and lets the rest finish everything. */
export async function killAtRandom(order: Order, plan: KillPlan): Promise<KillRun> {
  await using site = await startSite(order, { workers: 0, ...plan.settings });
  const campaigns = await prepareCampaigns(site, { campaigns: plan.kills, leads: plan.jobsEach });
  setLatency(site, SLOW.ms, SLOW.jitterMs);
  await Promise.all(Array.from({ length: WORKERS }, () => site.startWorker()));
  const back = followJobs(site);
  const killed = await killAll(site, { plan, campaigns, back });
  setLatency(site, 0);
  const waiting = await untilAllAreBack(order, back);
  await until(site, ALL_OVER, { patienceMs: 600_000 });
  const ledger = await judgeLedger(
    site,
    killed.map(({ name }) => name),
  );
  const late = waiting === 0 ? [] : [`jobs of ${waiting} killed workers never came back to work`];
  return {
    ...ledger,
    kills: killed.length,
    orphans: back.followed(),
    returns: back.returns,
    violations: [...late, ...ledger.violations, ...(await judgeSite(site))],
  };
}

interface Killing {
  readonly plan: KillPlan;
  /** One for each kill. */
  readonly campaigns: readonly BeginCampaign[];
  readonly back: BackAtWork;
}

async function killAll(site: Site, { plan, campaigns, back }: Killing): Promise<SiteWorker[]> {
  const random = randomOf(site.order.seed).fraction;
  const killed: SiteWorker[] = [];
  const replacements: Promise<unknown>[] = [];
  const failure = Promise.withResolvers<never>();
  failure.promise.catch(() => {});
  for (const begin of campaigns) {
    await Promise.race([untilManyAreThere(site, { plan, back }), failure.promise]);
    await begin();
    const victim = await randomVictim(site, plan, random);
    const killedAt = await databaseTime(site);
    await victim.process.end("SIGKILL");
    killed.push(victim);
    await back.follow(victim.name, killedAt);
    const replacement = site.startWorker();
    replacement.catch(failure.reject);
    replacements.push(replacement);
    site.order.progress(`kill ${killed.length} of ${plan.kills}`);
  }
  await Promise.all(replacements);
  return killed;
}

/** Waits until all workers run and few killed ones have waiting jobs: with one or two workers, the same jobs would be hit repeatedly. */
async function untilManyAreThere(site: Site, { plan, back }: Omit<Killing, "campaigns">): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  while (aliveOf(site).length < WORKERS || (await back.outstanding()) >= plan.outstanding) {
    site.order.signal.throwIfAborted();
    if (performance.now() > deadline)
      throw new Error("chaos-e8: killed workers' jobs do not come back to work");
    await pause(LOOK_MS);
  }
}

async function randomVictim(site: Site, { spreadMs }: KillPlan, random: () => number): Promise<SiteWorker> {
  for (;;) {
    await until(site, BUSY);
    // Without a pause, jobs that have just come back would be hit again and again too.
    await pause(random() * spreadMs);
    const busy = await busyWorkers(site);
    const victim = busy[Math.floor(random() * busy.length)];
    if (victim !== undefined) return victim;
  }
}

/** @returns how many killed workers' jobs still wait at the time-out. */
async function untilAllAreBack({ signal }: Order, back: BackAtWork): Promise<number> {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    signal.throwIfAborted();
    const waiting = await back.outstanding();
    if (waiting === 0 || performance.now() > deadline) return waiting;
    await pause(LOOK_MS);
  }
}

/**
 * Workers with a call under way, where a kill has an effect. A worker is spared if its job has seen several deaths: at the fifth
 * death in a row a job counts as poisonous and is FAILED (rule J9), which is not a loss.
 */
async function busyWorkers(site: Site): Promise<SiteWorker[]> {
  const busy = await rowsOf<{ name: string }>(site, BUSY_WORKERS);
  const names = new Set(busy.map(({ name }) => name));
  return aliveOf(site).filter(({ name }) => names.has(name));
}

const aliveOf = ({ workers }: Site): SiteWorker[] =>
  workers.filter(({ process }) => process.ending() === undefined);

async function databaseTime(site: Site): Promise<Date> {
  const [row] = await rowsOf<{ now: Date }>(site, "SELECT clock_timestamp() AS now");
  return row?.now ?? new Date(Number.NaN);
}

const BUSY_WORKERS = `
  SELECT DISTINCT worker.name FROM provider_call AS call JOIN worker ON worker.id = call.worker_id
  WHERE call.outcome IS NULL AND NOT EXISTS (
    SELECT FROM job WHERE job.worker_id = worker.id AND job.status = 'RUNNING' AND job.deaths >= ${SPARED_FROM})`;
