import { closeBreaker, openBreaker, readBreaker } from "@leadgen/core/outreach";
import { autocommit, transaction } from "@leadgen/db";
import { makeBacklog, supplyJobs } from "@leadgen/testkit/make";
import type pg from "pg";
import type { ClaimingAnswer, ClaimingOrder } from "../crew/claiming-member.ts";
import { type Crew, startCrew } from "../crew/crew.ts";
import type { Experiment, Finding, Order } from "../experiment.ts";
import { brokenInvariants } from "../judge/broken-invariants.ts";
import { intentsWhileOpen, noteIntents } from "../judge/commit-order.ts";
import { quantile } from "../quantile.ts";
import { until } from "../site/rows.ts";

const PROCESSES = 4;
const CLAIMERS_EACH = 16;
/** Live jobs are topped up to this many before each opening, so that all claimers are at work. */
const LIVE = 200;
/** Intents between two openings, so that each opening finds claimers in the middle of their work. */
const INTENTS_BETWEEN = 20;

export const claimersWhileOpening: Experiment = {
  name: "claimers-while-opening",
  fault: `${PROCESSES * CLAIMERS_EACH} claimers while the breaker opens, by hand and by failures in turn`,
  mustHold: "no intent committed after the opening, no deadlock, no job lost",
  rounds: { full: 1_000, short: 4 },
  run,
};

interface Times {
  readonly openings: number[];
  readonly closings: number[];
  byFailure: number;
}

async function run(order: Order): Promise<Finding> {
  const database = await order.database();
  const db = database.pool(4);
  await noteIntents(db);
  await makeBacklog(autocommit(db), LIVE);
  await using crew = startCrew<ClaimingOrder, ClaimingAnswer>(
    new URL("../crew/claiming-member.ts", import.meta.url),
    { members: PROCESSES, args: [database.url, String(CLAIMERS_EACH)] },
  );
  const everyone = Array.from({ length: PROCESSES });
  await crew.all(everyone.map(() => ({ do: "start" })));
  const site = { pool: db, order };
  const times: Times = { openings: [], closings: [], byFailure: 0 };
  for (let round = 1; round <= order.rounds && !order.signal.aborted; round++) {
    await openAndClose(site, crew, { round, times });
    if (round % 100 === 0) order.progress(`opening ${round} of ${order.rounds}`);
  }
  await until(site, "SELECT NOT EXISTS (SELECT 1 FROM job WHERE finished_at IS NULL)");
  const answers = await crew.all(everyone.map(() => ({ do: "stop" })));
  return await judge(site, { answers, times });
}

interface Place {
  readonly pool: pg.Pool;
  readonly order: Order;
}

async function openAndClose(
  site: Place,
  crew: Crew<ClaimingOrder, ClaimingAnswer>,
  { round, times }: { readonly round: number; readonly times: Times },
): Promise<void> {
  const { pool } = site;
  const supply = () => transaction(pool, (tx) => supplyJobs(tx, LIVE));
  const [now] = await autocommit(pool).query<{ live: number; intents: number }>(NOW);
  const { live = 0, intents = 0 } = now ?? {};
  // Every other supply comes while OPEN, as PAUSED jobs. But claimers must never run out of work.
  const whileOpen = round % 2 === 1 && live > LIVE / 2;
  if (live < LIVE && !whileOpen) await supply();
  await until(site, ENOUGH_INTENTS, { params: [intents + INTENTS_BETWEEN] });
  const byFailure = round % 2 === 0 && (await crew.ask(round % PROCESSES, { do: "fail" })).opened;
  if (byFailure) times.byFailure += 1;
  else times.openings.push(await timed(() => transaction(pool, (tx) => openBreaker(tx, BY_HAND))));
  if (live < LIVE && whileOpen) await supply();
  const { epoch } = await readBreaker(autocommit(pool));
  times.closings.push(await timed(() => transaction(pool, (tx) => closeBreaker(tx, { ...BY_HAND, epoch }))));
}

interface Seen {
  readonly answers: readonly ClaimingAnswer[];
  readonly times: Times;
}

async function judge({ pool, order }: Place, { answers, times }: Seen): Promise<Finding> {
  const retried = answers.flatMap((answer) => answer.retried);
  const [total] = await autocommit(pool).query<{
    jobs: number;
    over: number;
    deadlocks: number;
    openings: number;
  }>(TOTAL);
  const { jobs = 0, over = 0, deadlocks = 0, openings = 0 } = total ?? {};
  const sum = (of: (answer: ClaimingAnswer) => number) =>
    answers.reduce((all, answer) => all + of(answer), 0);
  return {
    faults: { planned: order.rounds, done: openings },
    jobs: { planned: jobs, done: over },
    figures: {
      "openings by a failure": String(times.byFailure),
      "intents committed, and refused because it had opened": `${sum((each) => each.intents)}, ${sum((each) => each.refused)}`,
      "opening by hand, p50 and p99": spread(times.openings),
      "closing, p50 and p99": spread(times.closings),
    },
    violations: [
      ...(await intentsWhileOpen(pool)),
      ...(await blindness(pool)),
      ...(await brokenInvariants(pool)),
      ...(deadlocks > 0 ? [`PostgreSQL counted ${deadlocks} deadlocks.`] : []),
      ...retried.map((error) => `A transaction had to be done again: ${error}`),
    ],
  };
}

/** A negative control: the judge must see an intent that is committed while OPEN. The intent is removed again. */
async function blindness(pool: pg.Pool): Promise<string[]> {
  await transaction(pool, (tx) => openBreaker(tx, BY_HAND));
  const { rows } = await pool.query<{ id: string }>(FORGE);
  const seen = await intentsWhileOpen(pool);
  await pool.query("DELETE FROM provider_call WHERE id = $1", [rows[0]?.id]);
  await pool.query("DELETE FROM chaos.intent WHERE call_id = $1", [rows[0]?.id]);
  return seen.length === 1 ? [] : ["The judge does not see an intent that was committed while OPEN."];
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

const spread = (times: readonly number[]): string =>
  `${quantile(times, 0.5).toFixed(0)} ms, ${quantile(times, 0.99).toFixed(0)} ms`;

const BY_HAND = { actor: "operator:chaos", reason: "next round" } as const;

const NOW = `
  SELECT (SELECT count(*) FROM job WHERE finished_at IS NULL)::int AS live, (SELECT count(*) FROM chaos.intent)::int AS intents`;

const ENOUGH_INTENTS = "SELECT count(*) >= $1 FROM chaos.intent";

const TOTAL = `
  SELECT count(*)::int AS jobs, count(*) FILTER (WHERE status = 'COMPLETED')::int AS over,
         (SELECT deadlocks::int FROM pg_stat_database WHERE datname = current_database()) AS deadlocks,
         (SELECT count(*)::int FROM breaker_event WHERE kind = 'OPENED') AS openings
  FROM job WHERE type = 'ENRICH_LEAD'`;

const FORGE = `
  INSERT INTO provider_call (provider, endpoint, job_id, campaign_id, lead_id, step, effect, attempt, epoch, started_at)
  SELECT 'OPENAI', 'chaos', job.id, job.campaign_id, job.lead_id, 'FORGED', false, job.attempt, job.epoch, now()
  FROM job WHERE lead_id IS NOT NULL LIMIT 1
  RETURNING id`;
