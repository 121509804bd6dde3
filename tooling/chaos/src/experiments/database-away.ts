import { setTimeout as pause } from "node:timers/promises";
import type { Experiment, Finding, Order } from "../experiment.ts";
import { inSeconds, spread } from "../figures.ts";
import { judgeSite } from "../judge/judge-site.ts";
import { ASKED, askWhileAway, firstCallAfter, sentBetween } from "../judge/while-away.ts";
import type { FaultProxy } from "../proxy/fault-proxy.ts";
import { patientAllOver } from "../server/patient.ts";
import { seedCampaigns } from "../site/campaigns.ts";
import { exits } from "../site/exits.ts";
import { setLatency } from "../site/latency.ts";
import { askApi } from "../site/operator.ts";
import { BUSY, until } from "../site/rows.ts";
import { type Site, startSite } from "../site/site.ts";

/**
 * - stalled: connections are accepted but never answered.
 * - down: open connections break, and new ones are refused.
 * - half-open: data sent on open connections is lost; new connections work.
 */
const WAYS = ["stalled", "down", "half-open"] as const;
type Way = (typeof WAYS)[number];

/** Time for the API to answer UNKNOWN, in milliseconds. */
const BOUND_MS = 5_000;
/** Time for work to begin again, in milliseconds. */
const BACK_MS = 10_000;
const AWAY_MS = 6_000;
/** Long enough that work is left when the database comes back. */
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
  /** Milliseconds until each answer. */
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

async function goAway(site: Site, way: Way): Promise<Round> {
  await until(site, BUSY);
  // So that there are open connections that go silent.
  await askApi(site, ASKED[0]);
  const proxies = [site.api, ...site.workers].flatMap((part) => part?.database ?? []);
  const begun = Date.now();
  for (const proxy of proxies) takeAway(proxy, way);
  const violations: string[] = [];
  const late: string[] = [];
  const answers = await askWhileAway(site);
  for (const { unknown, status, ms, said } of answers) {
    // Half-open, new connections work, so a real answer is possible.
    if (!unknown && !(way === "half-open" && status === 200)) violations.push(`${way}: ${said}`);
    else if (ms > BOUND_MS) late.push(`${way}: ${said}`);
  }
  if (way !== "half-open") {
    // The duration of the outage is part of the fault.
    await pause(Math.max(0, begun + AWAY_MS - Date.now()));
    const sent = await sentBetween(site, begun, Date.now());
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
