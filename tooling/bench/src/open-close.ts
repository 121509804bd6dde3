import { TASK_TABLE } from "@leadgen/core";
import { closeBreaker, openBreaker } from "@leadgen/core/outreach";
import { autocommit, type Tx, transaction } from "@leadgen/db";
import type { Lab } from "@leadgen/testkit/lab";
import { makeBacklog, makeCampaign, makeJobs, makeLeads, makeWorker } from "@leadgen/testkit/make";
import type pg from "pg";
import { type Figure, median, timed } from "./figures.ts";

export interface OpenCloseOptions {
  readonly live: number;
  readonly finished: number;
  readonly rounds: number;
}

/** `open`: with a doorbell for each job. `open again`: with the feeders left by the previous close. */
type Kind = "bare open" | "open" | "open again" | "bare close" | "close";

/**
 * Opening and closing against the least that PostgreSQL could do: a bare UPDATE of the same columns of the same
 * rows in the same state of the table, also in a committed transaction.
 */
export async function benchOpenClose(lab: Lab, options: OpenCloseOptions): Promise<Figure[]> {
  await using database = await lab.database("bench_open_close");
  const db = database.pool(1);
  await seed(db, options);
  const times: Record<Kind, number[]> = {
    "bare open": [],
    open: [],
    "open again": [],
    "bare close": [],
    close: [],
  };
  const hot = { updates: 0, hot: 0 };
  const measure = async (kind: Kind, work: (tx: Tx) => Promise<unknown>) => {
    const before = await updatesOf(db);
    times[kind].push(await timed(() => transaction(db, work)));
    const after = await updatesOf(db);
    if (!kind.startsWith("bare")) {
      hot.updates += after.updates - before.updates;
      hot.hot += after.hot - before.hot;
    }
    await vacuum(db);
  };
  // The first round warms the caches and is discarded; then the order alternates.
  for (let round = 0; round <= options.rounds; round++) {
    const pairs = [() => engineRound(db, measure), () => bareRound(db, measure)];
    for (const pair of round % 2 === 0 ? pairs : pairs.reverse()) await pair();
    if (round > 0) continue;
    for (const list of Object.values(times)) list.length = 0;
  }
  return figures(options, times, hot);
}

type Measure = (kind: Kind, work: (tx: Tx) => Promise<unknown>) => Promise<void>;

async function seed(db: pg.Pool, { live, finished }: OpenCloseOptions): Promise<void> {
  const tx = autocommit(db);
  await makeBacklog(tx, live);
  await makeFinished(tx, finished);
  // In between, as after enqueueing: a worker has every third job.
  const { id } = await makeWorker(tx, { name: "bench", concurrency: 50 });
  await tx.query(CLAIM_A_THIRD, [id]);
  await putBackToWork(db);
}

/** Jobs that ended long ago, each with its lead. */
async function makeFinished(tx: Tx, jobs: number): Promise<void> {
  const batch = 5_000;
  const { id: campaignId } = await makeCampaign(tx);
  for (let done = 0; done < jobs; done += batch) {
    const count = Math.min(batch, jobs - done);
    await makeJobs(tx, await makeLeads(tx, { campaignId, count, status: "HANDED_OVER" }), "COMPLETED");
  }
}

async function engineRound(db: pg.Pool, measure: Measure): Promise<void> {
  const opening = { actor: "bench", reason: "benchmark" };
  let epoch = 0;
  const open = async (tx: Tx) => {
    ({ epoch } = await openBreaker(tx, opening));
  };
  const close = (tx: Tx) => closeBreaker(tx, { ...opening, epoch });
  await measure("open", open);
  await measure("close", close);
  await autocommit(db).query(RUN_A_THIRD);
  await vacuum(db);
  await measure("open again", open);
  await transaction(db, close);
  await putBackToWork(db);
}

async function bareRound(db: pg.Pool, measure: Measure): Promise<void> {
  await measure("bare open", (tx) => tx.query(BARE_OPEN, ["opened by hand: benchmark (epoch 1)"]));
  await measure("bare close", (tx) => tx.query(BARE_CLOSE));
  await autocommit(db).query("UPDATE job SET doorbell_id = doorbell_id - 1 WHERE finished_at IS NULL");
  await putBackToWork(db);
}

const BARE_OPEN = `
  UPDATE job SET status = 'PAUSED', pause_reason = $1, paused_at = now()
  WHERE finished_at IS NULL AND status IN ('PENDING', 'RUNNING')`;

const BARE_CLOSE = `
  UPDATE job SET status = 'PENDING', pause_reason = NULL, paused_at = NULL, doorbell_id = doorbell_id + 1
  WHERE finished_at IS NULL AND status = 'PAUSED'`;

const CLAIM_A_THIRD = `
  UPDATE job SET worker_id = $1, attempt = 1, epoch = 0, claimed_at = now()
  FROM (SELECT id, row_number() OVER (ORDER BY id) AS place FROM job WHERE finished_at IS NULL) AS numbered
  WHERE job.id = numbered.id AND place % 3 = 0`;

/**
 * The state at the start of every round: a third of the jobs is RUNNING, with answered doorbells; each other job has a doorbell in
 * graphile-worker's queue, as after enqueueing.
 */
async function putBackToWork(db: pg.Pool): Promise<void> {
  const tx = autocommit(db);
  await tx.query(RUN_A_THIRD);
  await tx.query("DELETE FROM graphile_worker._private_jobs");
  await tx.query(RING_FOR_EACH, [TASK_TABLE.ENRICH_LEAD.identifier]);
  await vacuum(db);
}

const RUN_A_THIRD = "UPDATE job SET status = 'RUNNING' WHERE finished_at IS NULL AND worker_id IS NOT NULL";

// The jobs' `doorbell_id` does not name these doorbells: an opening does not check that.
const RING_FOR_EACH = `
  SELECT count(*) FROM graphile_worker.add_jobs(ARRAY(
    SELECT ROW($1, json_build_object('jobId', id), NULL, NULL, NULL, NULL, 0, NULL)::graphile_worker.job_spec
    FROM job WHERE status = 'PENDING' ORDER BY id))`;

/** In production an opening and its closing are minutes apart, and autovacuum runs in between. */
async function vacuum(db: pg.Pool): Promise<void> {
  await autocommit(db).query("VACUUM (ANALYZE) job");
  await autocommit(db).query("VACUUM (ANALYZE) graphile_worker._private_jobs");
}

async function updatesOf(db: pg.Pool): Promise<{ updates: number; hot: number }> {
  const tx = autocommit(db);
  await tx.query("SELECT pg_stat_force_next_flush()::text");
  const [row] = await tx.query<{ updates: number; hot: number }>(
    `SELECT n_tup_upd::int AS updates, n_tup_hot_upd::int AS hot FROM pg_stat_user_tables
     WHERE schemaname = 'public' AND relname = 'job'`,
  );
  if (row === undefined) throw new Error("bench-o1: no statistics of the table job");
  return row;
}

function figures(
  { live, finished }: OpenCloseOptions,
  times: Record<Kind, number[]>,
  hot: { updates: number; hot: number },
): Figure[] {
  const beside = finished > 0 ? `, ${finished} finished beside` : "";
  const benchmark = `open and close, ${live} live${beside}`;
  const most = live > 100_000 ? { open: 1.5, close: 1.7 } : { open: 1.3, close: 1.5 };
  const took = (what: string, kind: Kind): Figure => ({
    benchmark,
    what,
    value: median(times[kind]),
    unit: "ms",
  });
  const ratio = (what: string, kind: Exclude<Kind, `bare ${string}`>, limit: number): Figure => ({
    benchmark,
    what,
    // Round by round: other load on the machine affects both sides of a round.
    value: median(
      times[kind].map(
        (ms, round) => ms / (times[kind === "close" ? "bare close" : "bare open"][round] ?? Number.NaN),
      ),
    ),
    unit: "x",
    // The targets apply to live jobs alone.
    ...(finished === 0 && { target: { is: "at most", limit } as const }),
  });
  return [
    took("bare UPDATE, as an opening", "bare open"),
    took("openBreaker", "open"),
    ratio("opening / bare UPDATE", "open", most.open),
    took("openBreaker after a close", "open again"),
    ratio("opening after a close / bare UPDATE", "open again", most.open),
    took("bare UPDATE, as a closing", "bare close"),
    took("closeBreaker", "close"),
    ratio("closing / bare UPDATE", "close", most.close),
    {
      benchmark,
      what: "updates that were HOT",
      value: (100 * hot.hot) / hot.updates,
      unit: "%",
      target: { is: "at least", limit: 100 },
    },
  ];
}
