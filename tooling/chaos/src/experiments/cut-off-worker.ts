import { setTimeout as pause } from "node:timers/promises";
import type { Env } from "@leadgen/testkit/environment";
import type { Experiment, Finding, Order } from "../experiment.ts";
import { inSeconds, sum } from "../figures.ts";
import { judgeSite } from "../judge/judge-site.ts";
import { falseAlarms } from "../judge/openings.ts";
import { quantile } from "../quantile.ts";
import { seedCampaigns } from "../site/campaigns.ts";
import { ALL_OVER, rowsOf, until } from "../site/rows.ts";
import { type Site, type SiteWorker, startSite } from "../site/site.ts";

/** Latency of a call before the cut, so that several are under way when it comes; and afterwards. In milliseconds. */
const SLOW_MS = 2_000;
const LATENCY_MS = 600;

/** Time to work again once the database can be reached, on a quiet machine, in milliseconds. */
const BACK_MS = 10_000;

/** Longer than a return takes on a busy machine, in milliseconds. */
const COMING_MS = 120_000;

/** How the database becomes unreachable: nothing passes and no error says so, or connections are reset and refused. */
const CUTS = ["stall", "refuse"] as const;

type Cut = (typeof CUTS)[number];

export const cutOffWorker: Experiment = {
  name: "cut-off-worker",
  fault:
    "a worker cut off from the database for 60 s (stalled, or reset and refused), rescued elsewhere, comes back",
  mustHold: "its writes are refused, one effect a lead; it does not exit, and works again within 10 s",
  rounds: { full: 5, short: 1 },
  run,
};

interface Plan {
  readonly settings: "product" | "quick";
  readonly cuts: readonly Cut[];
  readonly cutMs: number;
  /** Leads of each of the two campaigns of a round: one before the cut, one after it. */
  readonly leads: number;
}

const FULL: Plan = { settings: "product", cuts: CUTS, cutMs: 60_000, leads: 80 };
const SHORT: Plan = { settings: "quick", cuts: CUTS, cutMs: 4_000, leads: 36 };

const LEISURELY: Env = { WORKER_CONCURRENCY: "4" };

async function run(order: Order): Promise<Finding> {
  const plan = order.rounds < 3 ? SHORT : FULL;
  await using site = await startSite(order, {
    workers: 1 + plan.cuts.length,
    settings: plan.settings,
    env: LEISURELY,
    proxied: ["worker-database"],
  });
  const ends: Ending[] = [];
  for (let round = 1; round <= order.rounds && !order.signal.aborted; round++) {
    ends.push(...(await cutAll(site, plan)));
    order.progress(`round ${round} of ${order.rounds}`);
  }
  const back = ends.map(({ backAfterMs }) => backAfterMs);
  const [jobs] = await rowsOf<{ done: number }>(site, "SELECT count(finished_at)::int AS done FROM job");
  return {
    faults: { planned: order.rounds * plan.cuts.length, done: ends.length },
    jobs: { planned: order.rounds * 2 * plan.leads, done: jobs?.done ?? 0 },
    figures: {
      "cut off for": inSeconds(plan.cutMs),
      "calls under way that were given up as UNKNOWN": String(sum(ends.map(({ givenUp }) => givenUp))),
      "of them recorded afterwards, for themselves only": String(sum(ends.map(({ recorded }) => recorded))),
      "works again, p50": inSeconds(quantile(back, 0.5)),
      "works again, the longest": inSeconds(quantile(back, 1)),
    },
    violations: [
      ...ends.flatMap(({ violations }) => violations),
      ...(await ended(site)),
      ...(await falseAlarms(site)),
      ...(await judgeSite(site)),
    ],
    late: ends.flatMap(({ late }) => late),
  };
}

interface Ending {
  readonly backAfterMs: number;
  readonly givenUp: number;
  readonly recorded: number;
  readonly violations: readonly string[];
  readonly late: readonly string[];
}

/** Cuts off one worker for each way, all at the same time; one worker is left alone. */
async function cutAll(site: Site, plan: Plan): Promise<Ending[]> {
  const victims = plan.cuts.map((cut, place) => ({ cut, worker: site.workers[place] as SiteWorker }));
  site.simulator.setLatency({ provider: "perplexity", ms: SLOW_MS });
  await seedCampaigns(site, { campaigns: 1, leads: plan.leads });
  // One statement for all: waiting for one worker would let the other's calls end.
  await until(site, ARE_BUSY, { params: [victims.map(({ worker }) => worker.name)] });
  for (const { cut, worker } of victims) cutOff(worker, cut);
  site.simulator.setLatency({ provider: "perplexity", ms: LATENCY_MS });
  const since = performance.now();
  for (const { worker } of victims) await until(site, IS_BURIED, { params: [worker.name] });
  await until(site, ALL_OVER);
  // The duration is part of the fault.
  await pause(Math.max(0, since + plan.cutMs - performance.now()));
  const givenUp = await Promise.all(victims.map(({ worker }) => callsGivenUp(site, worker)));
  await seedCampaigns(site, { campaigns: 1, leads: plan.leads });
  const back = await Promise.all(victims.map(({ worker }) => comeBack(site, worker, plan)));
  await until(site, ALL_OVER);
  return Promise.all(
    victims.map(({ cut, worker }, place) => {
      const name = `${worker.name}, cut off (${cut})`;
      return endingOf(site, { name, calls: givenUp[place] ?? [], backAfterMs: back[place] ?? Number.NaN });
    }),
  );
}

function cutOff({ database }: SiteWorker, cut: Cut): void {
  database?.set({ kind: cut });
  if (cut === "refuse") database?.reset();
}

/**
 * Heals the worker's connection to the database and adds work, again each time the other workers have done it all before this one is back.
 *
 * @returns milliseconds until it claimed a job.
 */
async function comeBack(site: Site, { name, database }: SiteWorker, { leads }: Plan): Promise<number> {
  const [moment] = await rowsOf<{ now: Date }>(site, "SELECT clock_timestamp() AS now");
  const params = [name, moment?.now];
  const before = performance.now();
  database?.heal();
  while (performance.now() - before < COMING_MS) {
    await until(site, CLAIMED_OR_IDLE, { params });
    const [seen] = await rowsOf<{ claimed: boolean }>(site, HAS_CLAIMED, params);
    if (seen?.claimed) return performance.now() - before;
    await seedCampaigns(site, { campaigns: 1, leads });
  }
  throw new Error(`${name} claims nothing any more.`);
}

async function callsGivenUp(site: Site, { name }: SiteWorker): Promise<string[]> {
  const calls = await rowsOf<{ id: string }>(site, GIVEN_UP, [name]);
  return calls.map(({ id }) => id);
}

interface Returned {
  readonly name: string;
  readonly calls: readonly string[];
  readonly backAfterMs: number;
}

async function endingOf(site: Site, { name, calls, backAfterMs }: Returned): Promise<Ending> {
  const rows = await rowsOf<{ id: string; outcome: string; kept: boolean }>(site, OUTCOMES, [calls]);
  const kept = rows.filter((call) => call.kept).map(({ id }) => `${name}: call ${id} was kept.`);
  const late = backAfterMs > BACK_MS ? [`${name}: works again after ${inSeconds(backAfterMs)}.`] : [];
  const empty = calls.length === 0 ? [`Vacuous: ${name} had no call under way.`] : [];
  const recorded = rows.filter(({ outcome }) => outcome !== "UNKNOWN").length;
  return { backAfterMs, givenUp: calls.length, recorded, violations: [...kept, ...empty], late };
}

/** No process may have ended before it was stopped. */
async function ended(site: Site): Promise<string[]> {
  const complaints = site.workers.flatMap(({ name, process }) => {
    const ending = process.ending();
    return ending === undefined ? [] : [`${name} ended by itself: ${process.tail().join(" / ")}`];
  });
  const endings = await Promise.all(site.workers.map(({ process }) => process.end("SIGTERM")));
  return [
    ...complaints,
    ...endings.flatMap(({ code }, place) =>
      code === 0 ? [] : [`${site.workers[place]?.name} ended with ${code}.`],
    ),
  ];
}

const ARE_BUSY = `
  SELECT bool_and((SELECT count(*) >= 2 FROM provider_call AS call
                   WHERE call.worker_id = worker.id AND call.outcome IS NULL AND call.provider = 'PERPLEXITY'))
  FROM worker WHERE name = ANY($1::text[]) AND stopped_at IS NULL`;

const IS_BURIED = "SELECT bool_and(stopped_at IS NOT NULL) FROM worker WHERE name = $1";

const GIVEN_UP = `
  SELECT call.id FROM provider_call AS call JOIN worker ON worker.id = call.worker_id
  WHERE worker.name = $1 AND call.outcome = 'UNKNOWN'`;

const HAS_CLAIMED = `
  SELECT count(*) > 0 AS claimed FROM job JOIN worker ON worker.id = job.worker_id
  WHERE worker.name = $1 AND job.claimed_at > $2::timestamptz`;

const CLAIMED_OR_IDLE = `SELECT (${HAS_CLAIMED}) OR NOT EXISTS (SELECT 1 FROM job WHERE finished_at IS NULL)`;

const OUTCOMES = "SELECT id, outcome, kept FROM provider_call WHERE id = ANY($1::uuid[])";
