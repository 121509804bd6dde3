import { setTimeout as pause } from "node:timers/promises";
import type { Experiment, Finding, Order } from "../experiment.ts";
import { inSeconds, spread } from "../figures.ts";
import { judgeSite } from "../judge/judge-site.ts";
import type { FaultProxy } from "../proxy/fault-proxy.ts";
import { patientAllOver } from "../server/patient.ts";
import { seedCampaigns } from "../site/campaigns.ts";
import { exits } from "../site/exits.ts";
import { setLatency } from "../site/latency.ts";
import { type ApiAnswer, askApi } from "../site/operator.ts";
import { BUSY, until } from "../site/rows.ts";
import { type Site, startSite } from "../site/site.ts";

/**
 * - stalled: connections are accepted, and never answered.
 * - down: they break, and new ones are refused.
 * - half-open: what is sent on open connections is swallowed; new ones work.
 */
const WAYS = ["stalled", "down", "half-open"] as const;
type Way = (typeof WAYS)[number];

/** For the API to say that it knows nothing, in milliseconds. */
const BOUND_MS = 5_000;
/** For work to begin again, in milliseconds. */
const BACK_MS = 10_000;
/** A system that has not begun by then never will, in milliseconds; and how often it is looked at. */
const PATIENCE_MS = 60_000;
const LOOK_MS = 50;
/** An intent of the last moment may be sent so long after it, in milliseconds: a third of the workers' silence. */
const LAST_MOMENT_MS = 700;
const AWAY_MS = 6_000;
/** Long enough that there is work left when the database comes back. */
const LATENCY_MS = 1_000;
const JOBS_A_ROUND = 80;

export const databaseAway: Experiment = {
  name: "database-away",
  fault: "the database down, stalled (accepts and never answers), half-open (packets swallowed)",
  mustHold: `no provider call; UNKNOWN and not ready within ${BOUND_MS / 1_000} s; work again ${BACK_MS / 1_000} s after it is back`,
  rounds: { full: 30, short: 1 },
  run,
};

interface Round {
  readonly way: Way;
  /** Milliseconds until each of the answers. */
  readonly told: readonly number[];
  readonly backMs: number;
  readonly violations: readonly string[];
  readonly late: readonly string[];
}

async function run(order: Order): Promise<Finding> {
  await using site = await startSite(order, {
    workers: 2,
    api: true,
    proxied: ["worker-database", "api-database"],
  });
  setLatency(site, LATENCY_MS);
  const leads = JOBS_A_ROUND * order.rounds;
  await seedCampaigns(site, { campaigns: 1, leads, goodAddresses: false });
  const rounds: Round[] = [];
  while (rounds.length < order.rounds && !order.signal.aborted) {
    const round = await goAway(site, WAYS[rounds.length % WAYS.length] ?? WAYS[0]);
    rounds.push(round);
    order.progress(
      `${rounds.length} of ${order.rounds}: ${round.way}; told after ${Math.max(...round.told).toFixed(0)} ms, work after ${round.backMs.toFixed(0)} ms`,
    );
  }
  setLatency(site, 0);
  await patientAllOver(site.pool);
  const figures = Object.fromEntries(
    WAYS.filter((way) => rounds.some((round) => round.way === way)).map((way) => [
      way,
      figuresOf(rounds, way),
    ]),
  );
  return {
    faults: { planned: order.rounds, done: rounds.length },
    jobs: { planned: leads, done: leads },
    figures,
    violations: [...inRounds(rounds, "violations"), ...(await judgeSite(site)), ...exits(site)],
    late: inRounds(rounds, "late"),
  };
}

const inRounds = (rounds: readonly Round[], what: "violations" | "late"): string[] =>
  rounds.flatMap((round, at) => round[what].map((each) => `Round ${at + 1}: ${each}`));

function figuresOf(all: readonly Round[], way: Way): string {
  const rounds = all.filter((round) => round.way === way);
  const told = rounds.flatMap((round) => round.told);
  const back = rounds.map(({ backMs }) => backMs);
  return `the API's answers after ${spread(told, 2)}; work after ${spread(back, 2)}`;
}

const ASKED = [
  "GET /api/v1/queue-management/status",
  "GET /api/v1/health/ready",
  "GET /api/v1/campaigns",
] as const;

async function goAway(site: Site, way: Way): Promise<Round> {
  await until(site, BUSY);
  // So that there are open connections to go silent.
  await askApi(site, ASKED[0]);
  const proxies = [site.api, ...site.workers].flatMap((part) => part?.database ?? []);
  const begun = Date.now();
  for (const proxy of proxies) takeAway(proxy, way);
  const violations: string[] = [];
  const late: string[] = [];
  const answers = await Promise.all(ASKED.map((what) => askApi(site, what)));
  for (const [at, answer] of answers.entries()) {
    const said = `${ASKED[at]} (${way}): ${answer.status} after ${inSeconds(answer.ms, 2)}, ${JSON.stringify(answer.body).slice(0, 300)}`;
    if (!isWellTold(answer, way)) violations.push(said);
    else if (answer.ms > BOUND_MS) late.push(said);
  }
  if (way !== "half-open") {
    // The length of the outage is part of the fault.
    await pause(Math.max(0, begun + AWAY_MS - Date.now()));
    const sent = await sentBetween(site, begun + LAST_MOMENT_MS, Date.now());
    if (sent > 0) violations.push(`${sent} provider calls began while the database was away (${way}).`);
    for (const proxy of proxies) proxy.heal();
  }
  const back = way === "half-open" ? begun : Date.now();
  const backMs = await firstCallAfter(site, back);
  if (backMs === Number.POSITIVE_INFINITY) violations.push(`Work never began again (${way}).`);
  else if (backMs > BACK_MS)
    late.push(`Work began ${inSeconds(backMs, 2)} after the database was back (${way}).`);
  return { way, told: answers.map(({ ms }) => ms), backMs, violations, late };
}

function takeAway(proxy: FaultProxy, way: Way): void {
  if (way === "stalled") proxy.set({ kind: "stall" });
  else if (way === "down") {
    proxy.set({ kind: "refuse" });
    proxy.reset();
  } else for (const connection of proxy.connections()) connection.set({ kind: "stall" });
}

function isWellTold({ status, body }: ApiAnswer, way: Way): boolean {
  if (status === 503) return (body as { error?: { code?: string } })?.error?.code === "UNAVAILABLE";
  // New connections work, so there may be an answer.
  return way === "half-open" && status === 200;
}

async function sentBetween(site: Site, from: number, to: number): Promise<number> {
  const lines = await site.simulator.requestList();
  return lines.filter(({ event, at }) => {
    const moment = Date.parse(at);
    return event === "received" && moment > from && moment < to;
  }).length;
}

/** @returns milliseconds from a moment until the first request that a provider received after it, by one of new intents. */
async function firstCallAfter({ simulator, order }: Site, moment: number): Promise<number> {
  const since = moment + LAST_MOMENT_MS;
  while (Date.now() < moment + PATIENCE_MS) {
    order.signal.throwIfAborted();
    const lines = await simulator.requestList();
    const first = lines.find(({ event, at }) => event === "received" && Date.parse(at) > since);
    if (first !== undefined) return Date.parse(first.at) - moment;
    await pause(LOOK_MS);
  }
  return Number.POSITIVE_INFINITY;
}
