import type { Experiment, Finding, Order } from "../experiment.ts";
import { inSeconds, spread } from "../figures.ts";
import { judgeSite } from "../judge/judge-site.ts";
import { type OwnServer, startOwnServer } from "../server/own-server.ts";
import { patientAllOver, patientUntil } from "../server/patient.ts";
import { sendStrangers } from "../server/strangers.ts";
import { seedCampaigns } from "../site/campaigns.ts";
import { exits } from "../site/exits.ts";
import { setLatency } from "../site/latency.ts";
import { type ApiAnswer, askApi, closeAsOperator, openAsOperator } from "../site/operator.ts";
import { BUSY, IS_OPEN, rowsOf } from "../site/rows.ts";
import { type Site, startSite } from "../site/site.ts";

const STRANGERS = 300;
const MAX_CONNECTIONS = 80;
const API_CONNECTIONS = 2;
/** Longest time of a refusal, in milliseconds. */
const BOUND_MS = 5_000;
const LATENCY_MS = 1_000;
/** Duration of the calls that are to fail after the last connection is gone, in milliseconds. */
const LONG_MS = 25_000;
const JOBS_A_ROUND = 60;

/** What takes the connections, and what then opens the breaker. */
const WAYS = ["strangers, by hand", "strangers, a failure", "slow requests, by hand"] as const;
type Way = (typeof WAYS)[number];

export const connectionsUsedUp: Experiment = {
  name: "connections-used-up",
  fault: `${STRANGERS} strangers hold every connection of PostgreSQL, or slow requests hold the API's ${API_CONNECTIONS}`,
  mustHold: `requests fail in ${BOUND_MS / 1_000} s with 503; opening the breaker still works; all else comes back by itself`,
  rounds: { full: 30, notShort: "tests of the API and of the database's pool say the same in a few seconds" },
  run,
};

interface Round {
  /** In milliseconds. */
  readonly refusals: readonly number[];
  readonly openedMs: number;
  readonly backMs: number;
  readonly violations: readonly string[];
}

async function run(order: Order): Promise<Finding> {
  const settings = { max_connections: MAX_CONNECTIONS };
  await using server = await startOwnServer({ folder: await order.folder(), settings });
  await using site = await startSite(order, {
    workers: 2,
    api: true,
    database: server,
    proxied: ["worker-providers"],
    apiEnv: { DATABASE_POOL_SIZE: String(API_CONNECTIONS) },
  });
  setLatency(site, LATENCY_MS);
  const leads = JOBS_A_ROUND * order.rounds;
  await seedCampaigns(site, { campaigns: 1, leads, goodAddresses: false });
  const rounds: Round[] = [];
  while (rounds.length < order.rounds && !order.signal.aborted) {
    const way = WAYS[rounds.length % WAYS.length] ?? WAYS[0];
    const round = await useUp(site, server, way);
    rounds.push(round);
    order.progress(
      `${rounds.length} of ${order.rounds}: ${way}; refused within ${Math.max(...round.refusals).toFixed(0)} ms, open after ${round.openedMs.toFixed(0)} ms`,
    );
  }
  setLatency(site, 0);
  await patientAllOver(site.pool);
  const refusals = rounds.flatMap((round) => round.refusals);
  const of = (what: (round: Round) => number) => {
    const values = rounds.map(what);
    return spread(values, 2);
  };
  return {
    faults: { planned: order.rounds, done: rounds.length },
    jobs: { planned: leads, done: leads },
    figures: {
      refusals: `${refusals.length}, ${spread(refusals, 2)}`,
      "the breaker OPEN after": of(({ openedMs }) => openedMs),
      "ready again after the connections were free": of(({ backMs }) => backMs),
    },
    late: refusals.filter((ms) => ms > BOUND_MS).map((ms) => `A refusal took ${inSeconds(ms, 2)}.`),
    violations: [
      ...rounds.flatMap(({ violations }, at) => violations.map((each) => `Round ${at + 1}: ${each}`)),
      ...(await judgeSite(site)),
      ...exits(site),
    ],
  };
}

async function useUp(site: Site, server: OwnServer, way: Way): Promise<Round> {
  await patientUntil(site.pool, BUSY);
  if (way.endsWith("failure")) await beginLongCalls(site);
  const release = way.startsWith("strangers") ? await sendAll(site, server) : await slowDown(site);
  const seen = await whileUsedUp(site, way).finally(release);
  const freed = performance.now();
  while ((await askApi(site, READY)).status !== 200) {
    if (performance.now() - freed > 60_000) throw new Error("The API never became ready again.");
  }
  const backMs = performance.now() - freed;
  const [breaker] = await rowsOf<{ epoch: number }>(site, "SELECT epoch FROM breaker");
  const closed = await closeAsOperator(site, breaker?.epoch ?? -1);
  const violations = closed.status === 200 ? [] : [`Closing answered ${closed.status}.`];
  return { ...seen, backMs, violations: [...seen.violations, ...violations] };
}

async function whileUsedUp(site: Site, way: Way): Promise<Omit<Round, "backMs">> {
  const violations: string[] = [];
  const answers = await Promise.all(REFUSED.map((what) => askApi(site, what)));
  for (const [at, answer] of answers.entries()) {
    if (!isRefusal(answer))
      violations.push(`${REFUSED[at]} (${way}) answered ${answer.status} after ${inSeconds(answer.ms, 2)}.`);
  }
  const before = performance.now();
  if (way.endsWith("by hand")) {
    const opened = await openAsOperator(site);
    if (opened.status !== 200)
      violations.push(`Opening by hand (${way}) answered ${opened.status}: ${JSON.stringify(opened.body)}`);
  } else {
    setLatency(site, LATENCY_MS);
    for (const { providers } of site.workers) providers?.reset();
  }
  await patientUntil(site.pool, IS_OPEN, { patienceMs: BOUND_MS }).catch(() =>
    violations.push(`Never OPEN (${way}).`),
  );
  const openedMs = performance.now() - before;
  return { refusals: answers.map(({ ms }) => ms), openedMs, violations };
}

async function beginLongCalls(site: Site): Promise<void> {
  setLatency(site, LONG_MS);
  const [now] = await rowsOf<{ at: Date }>(site, "SELECT clock_timestamp() AS at");
  await patientUntil(
    site.pool,
    "SELECT count(*) > 5 FROM provider_call WHERE outcome IS NULL AND started_at > $1",
    {
      params: [now?.at],
    },
  );
}

const READY = "GET /api/v1/health/ready";
const REFUSED = [
  "GET /api/v1/campaigns",
  "GET /api/v1/jobs",
  "GET /api/v1/queue-management/status",
  READY,
] as const;

const isRefusal = ({ status, body }: ApiAnswer): boolean =>
  status === 503 && (body as { error?: { code?: string } })?.error?.code === "UNAVAILABLE";

/** Strangers take every free connection, and each of ours as soon as it is terminated; the reserves are kept. */
async function sendAll(site: Site, server: OwnServer): Promise<() => Promise<void>> {
  const strangers = sendStrangers(server.url, STRANGERS);
  // Repeated: each time, the system may win back some connections, which are terminated again.
  await patientUntil(site.pool, NONE_LEFT);
  return () => strangers.leave();
}

const NONE_LEFT = `
  WITH ours AS (
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE application_name LIKE 'leadgen-%' AND application_name NOT LIKE '%-reserve' AND application_name <> 'leadgen-lab')
  SELECT (SELECT count(*) FROM ours) = 0
     AND (SELECT count(*) >= 20 FROM pg_stat_activity WHERE application_name = 'stranger')`;

/** A transaction locks a table that only the API reads, so each request for it keeps one of the API's connections. */
async function slowDown(site: Site): Promise<() => Promise<void>> {
  const holder = await site.pool.connect();
  const letGo = async () => {
    await holder.query("ROLLBACK").catch(() => undefined);
    holder.release();
  };
  try {
    await holder.query("BEGIN");
    await holder.query("LOCK TABLE member IN ACCESS EXCLUSIVE MODE");
    const [organization] = await rowsOf<{ id: string }>(site, "SELECT id FROM organization LIMIT 1");
    const members = `GET /api/v1/organizations/${organization?.id}/members`;
    const asked = Array.from({ length: API_CONNECTIONS }, () => askApi(site, members));
    await patientUntil(site.pool, API_WAITS);
    return async () => {
      await letGo();
      await Promise.all(asked);
    };
  } catch (error) {
    await letGo();
    throw error;
  }
}

const API_WAITS = `
  SELECT count(*) = ${API_CONNECTIONS} FROM pg_stat_activity
  WHERE application_name = 'leadgen-api' AND wait_event_type = 'Lock'`;
