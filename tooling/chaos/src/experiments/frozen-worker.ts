import { setTimeout as pause } from "node:timers/promises";
import type { Env } from "@leadgen/testkit/environment";
import type { Experiment, Finding, Order } from "../experiment.ts";
import { inSeconds, sum } from "../figures.ts";
import { type FreezePoint, POINTS } from "../freeze/points.ts";
import { startVictim, type Victim } from "../freeze/victim.ts";
import { judgeSite } from "../judge/judge-site.ts";
import { falseAlarms } from "../judge/openings.ts";
import { quantile } from "../quantile.ts";
import { seedCampaigns } from "../site/campaigns.ts";
import { ALL_OVER, rowsOf, until } from "../site/rows.ts";
import { type Site, startSite } from "../site/site.ts";

/** Few jobs at once and slow ones, so that the victims get some too. */
const LEISURELY: Env = { WORKER_CONCURRENCY: "2" };
const LATENCY_MS = 300;

export const frozenWorker: Experiment = {
  name: "frozen-worker",
  fault: "a worker frozen for 32 s (SIGSTOP), among others between intent and send",
  mustHold: "its job is rescued; it looks again and does not send; an answer is kept for its own call only",
  rounds: { full: 6, short: 1 },
  run,
};

interface Plan {
  readonly settings: "product" | "quick";
  readonly points: readonly FreezePoint[];
  /** In milliseconds: longer than the silence that counts as death, and than the deadline of the calls under way. */
  readonly freezeMs: number;
  readonly env: Env;
  /** Workers that are not frozen. */
  readonly healthy: number;
  /** Leads of each of the two campaigns of a round. */
  readonly leads: number;
}

const FULL: Plan = { settings: "product", points: POINTS, freezeMs: 32_000, env: {}, healthy: 2, leads: 24 };
const SHORT: Plan = {
  settings: "quick",
  points: POINTS.filter(({ short }) => short),
  freezeMs: 3_500,
  env: { MILLIONVERIFIER_DEADLINE_MS: "2500" },
  healthy: 1,
  leads: 20,
};

async function run(order: Order): Promise<Finding> {
  const plan = order.rounds < 3 ? SHORT : FULL;
  await using site = await startSite(order, {
    workers: plan.healthy,
    settings: plan.settings,
    env: { ...plan.env, ...LEISURELY },
  });
  site.simulator.setLatency({ provider: "perplexity", ms: LATENCY_MS });
  const ends: Ending[] = [];
  const violations: string[] = [];
  for (let round = 1; round <= order.rounds && !order.signal.aborted; round++) {
    ends.push(...(await freezeAll(site, plan)));
    order.progress(`round ${round} of ${order.rounds}`);
  }
  violations.push(...ends.flatMap((end) => end.violations), ...(await falseAlarms(site)));
  violations.push(...(await judgeSite(site)));
  const [jobs] = await rowsOf<{ done: number }>(site, "SELECT count(finished_at)::int AS done FROM job");
  const back = ends.map(({ backAfterMs }) => backAfterMs);
  return {
    faults: { planned: order.rounds * plan.points.length, done: ends.length },
    jobs: { planned: order.rounds * 2 * plan.leads, done: jobs?.done ?? 0 },
    figures: {
      "frozen for": `${plan.freezeMs / 1_000} s`,
      "requests sent on old intents": String(sum(ends.map(({ sent }) => sent))),
      "alive again after waking up, p50": inSeconds(quantile(back, 0.5)),
      "alive again after waking up, the longest": inSeconds(quantile(back, 1)),
    },
    violations,
  };
}

/** The result of one victim. */
interface Ending {
  readonly backAfterMs: number;
  /** Requests that it sent about the job that it had lost. */
  readonly sent: number;
  readonly violations: readonly string[];
}

/** One victim for each point, all at the same time. */
async function freezeAll(site: Site, plan: Plan): Promise<Ending[]> {
  await using stack = new AsyncDisposableStack();
  const victims = await Promise.all(
    plan.points.map(async (point) => stack.use(await startVictim(site, point, plan.env))),
  );
  stack.defer(async () => {
    for (const { worker } of victims) await worker.process.end("SIGKILL");
  });
  for (const victim of victims) victim.arm();
  // Each call is read as soon as its worker is frozen: it may already be given up while another worker comes to its point.
  const catching = Promise.all(
    victims.map(async (victim) => ({ frozenAt: await inTime(victim), call: await callInHand(site, victim) })),
  );
  await keepBusy(site, plan, catching);
  const caught = await catching;
  const held = caught.map(({ call }) => call);
  await until(site, THEIR_JOBS_ARE_OVER, { params: [held.flatMap((call) => call?.jobId ?? [])] });
  // The duration is part of the fault.
  await pause(
    Math.max(0, Math.max(...caught.map(({ frozenAt }) => frozenAt)) + plan.freezeMs - performance.now()),
  );
  await seedCampaigns(site, { campaigns: 1, leads: plan.leads });
  const endings = await Promise.all(victims.map((victim, place) => wakeUp(site, victim, held[place])));
  await until(site, ALL_OVER);
  // Awaited here: the disposables are still needed.
  return await Promise.all(
    endings.map(async (ending, place) => ({
      ...ending,
      violations: await complaintsAbout(site, victims[place] as Victim, held[place]),
    })),
  );
}

/** Adds one campaign at a time until `caught`: the other workers may take all jobs of one before each victim had any. */
async function keepBusy(site: Site, plan: Plan, caught: Promise<unknown>): Promise<void> {
  const end = caught.then(
    () => true,
    () => true,
  );
  do {
    await seedCampaigns(site, { campaigns: 1, leads: plan.leads });
  } while (!(await Promise.race([end, until(site, ALL_OVER).then(() => false)])));
}

async function inTime({ frozen, point }: Victim): Promise<number> {
  const late = new AbortController();
  const giveUp = pause(120_000, undefined, { signal: late.signal }).then(() => {
    throw new Error(`No worker came to the point "${point.name}".`);
  });
  try {
    return await Promise.race([frozen, giveUp]);
  } finally {
    late.abort();
    giveUp.catch(() => {});
  }
}

interface InHand {
  readonly callId: string;
  readonly jobId: string;
  /** Contained in every request about its lead. */
  readonly domain: string;
}

async function callInHand(site: Site, { worker, point }: Victim): Promise<InHand | undefined> {
  if (point.outcome === undefined) return undefined;
  const [call] = await rowsOf<InHand>(site, CALL_IN_HAND, [worker.name]);
  if (call === undefined) throw new Error(`${worker.name} is frozen "${point.name}" without a call in hand.`);
  return call;
}

async function wakeUp(
  site: Site,
  victim: Victim,
  held: InHand | undefined,
): Promise<Omit<Ending, "violations">> {
  const [moment] = await rowsOf<{ now: Date }>(site, "SELECT clock_timestamp() AS now");
  const before = performance.now();
  victim.thaw();
  await until(site, IS_BACK, { params: [victim.worker.name, moment?.now] });
  const backAfterMs = performance.now() - before;
  const about = (request: string) => held !== undefined && request.includes(held.domain);
  return { backAfterMs, sent: victim.sentSince().filter(about).length };
}

async function complaintsAbout(site: Site, victim: Victim, held: InHand | undefined): Promise<string[]> {
  const { point, worker } = victim;
  const complaints: string[] = [];
  const say = (what: string) => complaints.push(`Frozen ${point.name}, ${worker.name}: ${what}`);
  if (held !== undefined) {
    const sent = victim.sentSince().filter((request) => request.includes(held.domain));
    if (sent.length > 0) say(`it sent ${sent.length} requests about the job that others had finished.`);
    const [call] = await rowsOf<{ outcome: string; kept: boolean }>(site, CALL, [held.callId]);
    const asStated =
      point.outcome === "UNKNOWN"
        ? call?.outcome === "UNKNOWN"
        : call?.outcome === "SUCCEEDED" || call?.outcome === "REJECTED";
    if (!asStated || call?.kept !== false) say(`its call is ${JSON.stringify(call)}.`);
  }
  const { code } = await worker.process.end("SIGTERM");
  if (code !== 0) say(`it ended with ${code}: ${worker.process.tail().join(" / ")}`);
  return complaints;
}

const CALL_IN_HAND = `
  SELECT call.id AS "callId", call.job_id AS "jobId", lead.company_domain AS domain
  FROM provider_call AS call
  JOIN worker ON worker.id = call.worker_id
  JOIN lead ON lead.id = call.lead_id
  WHERE worker.name = $1 AND call.outcome IS NULL`;

const THEIR_JOBS_ARE_OVER = "SELECT count(*) = 0 FROM job WHERE id = ANY($1::uuid[]) AND finished_at IS NULL";

const IS_BACK =
  "SELECT count(*) = 1 FROM worker WHERE name = $1 AND stopped_at IS NULL AND beat_at > $2::timestamptz";

const CALL = "SELECT outcome, kept FROM provider_call WHERE id = $1";
