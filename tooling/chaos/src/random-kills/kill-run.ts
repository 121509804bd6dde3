import { setTimeout as pause } from "node:timers/promises";
import type { Order } from "../experiment.ts";
import { judgeSite } from "../judge/judge-site.ts";
import { randomOf } from "../random.ts";
import { seedCampaigns } from "../site/campaigns.ts";
import { ALL_OVER, rowsOf, until } from "../site/rows.ts";
import { type Site, type SiteOptions, type SiteWorker, startSite } from "../site/site.ts";
import { type BackAtWork, followJobs, type Return } from "./back-at-work.ts";
import { judgeLedger, type LedgerOfKills } from "./ledger-of-kills.ts";
import { setPace } from "./pace.ts";

export interface KillPlan {
  readonly kills: number;
  readonly jobs: number;
  readonly settings: Pick<SiteOptions, "settings" | "env">;
  /** Killed workers whose jobs are not back yet, at most: more kills in less time, and still mostly alive. */
  readonly outstanding: number;
  /** Each kill falls at a random moment within so many milliseconds from when it may. */
  readonly spreadMs: number;
}

export interface KillRun extends LedgerOfKills {
  readonly kills: number;
  /** Jobs that were in the killed workers' hands. */
  readonly orphans: number;
  /** In the database's time. */
  readonly returns: readonly Return[];
  readonly violations: readonly string[];
}

const WORKERS = 3;
const CONCURRENCY = 10;
/** A job that does not come back within this many milliseconds never will. */
const PATIENCE_MS = 120_000;
/** How often the rows are looked at between kills, in milliseconds. */
const LOOK_MS = 100;

/** Kills a random busy worker again and again, replaces it at once, and lets the rest finish everything. */
export async function killAtRandom(order: Order, plan: KillPlan): Promise<KillRun> {
  await using site = await startSite(order, { workers: 0, ...plan.settings });
  await seedCampaigns(site, { campaigns: 5, leads: Math.ceil(plan.jobs / 5) });
  // Slow, until the first kill shows how long one takes.
  setPace(site.simulator, { jobsLeft: 0, timeLeft: Number.MAX_VALUE, callsAtOnce: 1 });
  await Promise.all(Array.from({ length: WORKERS }, () => site.startWorker()));
  const back = followJobs(site);
  const killed = await killAll(site, { plan, back });
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
  readonly back: BackAtWork;
}

async function killAll(site: Site, { plan, back }: Killing): Promise<SiteWorker[]> {
  const random = randomOf(site.order.seed).fraction;
  const killed: SiteWorker[] = [];
  const replacements: Promise<unknown>[] = [];
  const started = performance.now();
  while (killed.length < plan.kills) {
    site.order.signal.throwIfAborted();
    // With all of them there again: of one or two, the same jobs are hit until they count as poisonous (rule J9).
    if (aliveOf(site).length < WORKERS || (await back.outstanding()) >= plan.outstanding) {
      await pause(LOOK_MS);
      continue;
    }
    // It may because jobs have just come back, and those would be hit over and over too.
    await pause(random() * plan.spreadMs);
    const busy = await busyWorkers(site);
    const victim = busy[Math.floor(random() * busy.length)];
    if (victim === undefined) continue;
    const killedAt = await databaseTime(site);
    await victim.process.end("SIGKILL");
    killed.push(victim);
    await back.follow(victim.name, killedAt);
    // Awaited after the last kill; until then a failed start is no crash of ours.
    const replacement = site.startWorker();
    replacement.catch(() => {});
    replacements.push(replacement);
    setPace(site.simulator, {
      jobsLeft: await liveJobs(site),
      timeLeft: ((performance.now() - started) / killed.length) * (plan.kills - killed.length),
      callsAtOnce: WORKERS * CONCURRENCY,
    });
    site.order.progress(`kill ${killed.length} of ${plan.kills}`);
  }
  await Promise.all(replacements);
  return killed;
}

/** @returns of how many killed workers jobs still wait when patience is over. */
async function untilAllAreBack({ signal }: Order, back: BackAtWork): Promise<number> {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    signal.throwIfAborted();
    const waiting = await back.outstanding();
    if (waiting === 0 || performance.now() > deadline) return waiting;
    await pause(LOOK_MS);
  }
}

/** Those with a call under way, which is when a kill hurts. */
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

async function liveJobs(site: Site): Promise<number> {
  const [row] = await rowsOf<{ live: number }>(site, LIVE);
  return row?.live ?? 0;
}

const BUSY_WORKERS = `
  SELECT DISTINCT worker.name FROM provider_call AS call JOIN worker ON worker.id = call.worker_id
  WHERE call.outcome IS NULL`;

const LIVE = "SELECT count(*)::int AS live FROM job WHERE finished_at IS NULL";
