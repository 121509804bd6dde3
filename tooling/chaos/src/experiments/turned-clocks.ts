import { liveAtTheApi } from "../clock/life-at-the-api.ts";
import { TURNS, type Turn, turnAt, withClock } from "../clock/turns.ts";
import type { Experiment, Finding, Order } from "../experiment.ts";
import { judgeSite } from "../judge/judge-site.ts";
import { readSeenRequests } from "../judge/provider-log.ts";
import { seedCampaigns, startNewCampaign } from "../site/campaigns.ts";
import { closeAsOperator, openAsOperator } from "../site/operator.ts";
import { ALL_OVER, BUSY, IS_OPEN, rowsOf, until } from "../site/rows.ts";
import { type Site, type SiteWorker, startSite } from "../site/site.ts";

const FOUND = 4;
const SEEDED = 10;

/** Most research calls that may begin in any second, whatever a process's clock says. */
const CALLS_A_SECOND = 4;

export const turnedClocks: Experiment = {
  name: "turned-clocks",
  fault: "clocks of workers and API an hour ahead, an hour behind, and jumping between both each second",
  mustHold:
    "the same results: only the database's time decides, about heartbeats, rate limits, sessions and limits",
  rounds: { full: 6, short: 1 },
  run,
};

async function run(order: Order): Promise<Finding> {
  const rounds: Round[] = [];
  while (rounds.length < order.rounds && !order.signal.aborted) {
    const api = TURNS[rounds.length % TURNS.length] as Turn;
    rounds.push(await oneRound(order, api));
    order.progress(`round ${rounds.length} of ${order.rounds}, the API ${api}`);
  }
  return {
    faults: {
      planned: order.rounds * (TURNS.length + 1),
      done: rounds.reduce((total, { turned }) => total + turned, 0),
    },
    jobs: {
      // People whom the search finds may have no address, and then no job.
      planned: order.rounds * SEEDED,
      done: rounds.reduce((total, { completed }) => total + completed, 0),
    },
    figures: {
      "workers taken for dead": String(rounds.reduce((total, { declaredDead }) => total + declaredDead, 0)),
      "research calls a second, over all workers": rounds.map(({ rate }) => rate.toFixed(1)).join(", "),
    },
    violations: rounds.flatMap(({ violations }) => violations),
  };
}

interface Round {
  /** Processes whose clock was verified to be wrong. */
  readonly turned: number;
  readonly completed: number;
  readonly declaredDead: number;
  readonly rate: number;
  readonly violations: readonly string[];
}

async function oneRound(order: Order, api: Turn): Promise<Round> {
  // Less than an hour, but more silence than a busy machine causes.
  const env = { PERPLEXITY_RATE_LIMIT: `${CALLS_A_SECOND}/1`, WORKER_SILENT_MS: "15000" };
  await using site = await startSite(order, { workers: 0, env });
  await site.startApi({ nodeArgs: withClock(api) });
  const workers = await Promise.all(
    TURNS.map(async (turn) => ({ turn, worker: await site.startWorker({ nodeArgs: withClock(turn) }) })),
  );
  const turned = await Promise.all(workers.map(({ turn, worker }) => isTurned(site, worker, turn)));
  await seedCampaigns(site, { campaigns: 1, leads: SEEDED });
  await startNewCampaign(site, FOUND);
  await until(site, BUSY);
  const opened = await openAsOperator(site);
  await until(site, IS_OPEN);
  const complaints = await liveAtTheApi(site);
  const closed = await closeAsOperator(site, 1);
  await until(site, ALL_OVER);
  const [result] = await rowsOf<Result>(site, RESULT);
  const rate = await researchRate(site);
  const violations = [
    ...complaints.map((complaint) => `The API's clock ${api}: ${complaint}`),
    ...(opened.status === 200 && closed.status === 200
      ? []
      : [`Opening and closing answered ${opened.status}, ${closed.status}.`]),
    ...differences(result),
    ...(rate > CALLS_A_SECOND ? [`Research was called ${rate.toFixed(1)} times a second.`] : []),
    ...(await judgeSite(site)),
  ];
  return {
    turned: turned.filter(Boolean).length + ((await apiIsTurned(site, api)) ? 1 : 0),
    completed: result?.completed ?? 0,
    declaredDead: result?.declaredDead ?? 0,
    rate,
    violations,
  };
}

/** The worker's log has its own clock's time; its row has the database's. */
async function isTurned(site: Site, { name, process }: SiteWorker, turn: Turn): Promise<boolean> {
  const [, logged = ""] = await process.said(/"time":"([^"]+)".*"msg":"Registered\."/);
  const [row] = await rowsOf<{ at: Date }>(site, "SELECT started_at AS at FROM worker WHERE name = $1", [
    name,
  ]);
  return row !== undefined && isOff(Date.parse(logged) - row.at.getTime(), turn);
}

/** The time of a sign-up is written by the API's clock; nothing depends on it. */
async function apiIsTurned(site: Site, turn: Turn): Promise<boolean> {
  const [row] = await rowsOf<{ off: number }>(site, SIGNED_UP);
  return row !== undefined && isOff(row.off, turn);
}

const NEARLY_AN_HOUR = 0.9 * turnAt("ahead", 0);

const isOff = (ms: number, turn: Turn): boolean => {
  if (turn === "jumping") return Math.abs(ms) > NEARLY_AN_HOUR;
  return turn === "ahead" ? ms > NEARLY_AN_HOUR : ms < -NEARLY_AN_HOUR;
};

interface Result {
  readonly completed: number;
  readonly other: number;
  readonly burnt: number;
  readonly unknown: number;
  readonly openings: number;
  readonly declaredDead: number;
}

/** The result of the same work under right clocks: every job completed at the first attempt, and no worker declared dead. */
function differences(result: Result | undefined): string[] {
  const { completed, ...rest } = result ?? {};
  const wanted = { other: 0, burnt: 0, unknown: 0, openings: 1, declaredDead: 0 };
  return JSON.stringify(rest) === JSON.stringify(wanted)
    ? []
    : [`Came to ${JSON.stringify(rest)} instead of ${JSON.stringify(wanted)}.`];
}

/** Calls a second over the whole run without its first burst: that many may begin at once. */
async function researchRate(site: Site): Promise<number> {
  const times = (await readSeenRequests(site.simulator))
    .filter(({ provider }) => provider === "PERPLEXITY")
    .map(({ at }) => at.getTime());
  const seconds = (Math.max(...times) - Math.min(...times)) / 1_000;
  return Math.max(0, times.length - CALLS_A_SECOND) / seconds;
}

const SIGNED_UP = `
  SELECT 1000 * extract(epoch FROM created_at - now())::float8 AS off FROM "user" ORDER BY id DESC LIMIT 1`;

const RESULT = `
  SELECT (SELECT count(*)::int FROM job WHERE status = 'COMPLETED' AND type = 'ENRICH_LEAD') AS completed,
         (SELECT count(*)::int FROM job WHERE status <> 'COMPLETED') AS other,
         (SELECT count(*)::int FROM job WHERE deaths > 0) AS burnt,
         (SELECT count(*)::int FROM provider_call WHERE outcome = 'UNKNOWN') AS unknown,
         (SELECT count(*)::int FROM breaker_event WHERE kind = 'OPENED') AS openings,
         (SELECT count(*)::int FROM worker WHERE stopped_at IS NOT NULL) AS "declaredDead"`;
