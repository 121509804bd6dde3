import { openBreaker } from "@leadgen/core/outreach";
import { QUICK_DEATH } from "@leadgen/testkit";
import { startWorkerProcess } from "@leadgen/testkit/process";
import { expect, test } from "vitest";
import { readEnv, startWorker } from "../src/index.ts";
import { ALL_OVER, closeAsOperator, newSystem, runningCampaign, until } from "./support/system.ts";

/** One research call an hour: all other jobs wait for theirs during the whole test. */
const HOURLY = { PERPLEXITY_RATE_LIMIT: "1/3600" };

/** Jobs whose address was checked and that wait for research. */
const WAITING = `
  SELECT count(*)::int AS waiting, max(attempt) AS attempts FROM job
  WHERE status = 'RUNNING' AND call_id IS NULL AND EXISTS (SELECT 1 FROM job_step WHERE job_id = job.id AND step = 'VERIFY')
    AND NOT EXISTS (SELECT 1 FROM job_step WHERE job_id = job.id AND step = 'RESEARCH')`;

test("a job that waits for a turn holds no slot: another campaign goes on with the only slot", async () => {
  await using system = await newSystem({ ...HOURLY, WORKER_CONCURRENCY: "1" });
  const first = await runningCampaign(system, 8);
  await using _worker = startWorker(readEnv(system.env));
  await until<{ waiting: number }>(system, WAITING, ({ waiting }) => waiting >= 3);
  const second = await runningCampaign(system, 5);
  await until<{ leads: number }>(
    system,
    `SELECT count(*)::int AS leads FROM lead WHERE campaign_id = '${second}' AND verification IS NOT NULL`,
    ({ leads }) => leads >= 1,
  );
  expect(await system.rows("SELECT DISTINCT status FROM campaign")).toEqual([{ status: "RUNNING" }]);
  expect(first).not.toBe(second);
});

test("an opening releases the waiting jobs without a turn, and after the close they wait again", async () => {
  await using system = await newSystem(HOURLY);
  await runningCampaign(system, 8);
  await using _worker = startWorker(readEnv(system.env));
  const isReady = ({ waiting }: { waiting: number }) => waiting >= 3;
  expect(await until(system, WAITING, isReady)).toMatchObject({ attempts: 1 });
  await system.tx((tx) => openBreaker(tx, { actor: "operator:ada", reason: "stop" }));
  await closeAsOperator(system);
  await until<{ waiting: number; attempts: number }>(
    system,
    WAITING,
    ({ waiting, attempts }) => waiting >= 3 && attempts === 2,
  );
  expect(await system.rows("SELECT issued::int FROM rate_limit WHERE bucket = 'PERPLEXITY'")).toEqual([
    { issued: 1 },
  ]);
});

test("a worker that is told to stop while it asks for a turn stops, although a job waits for its only slot", async () => {
  await using system = await newSystem({ WORKER_CONCURRENCY: "1" });
  await runningCampaign(system, 5);
  const holder = await system.pool.connect();
  try {
    await holder.query("BEGIN; LOCK TABLE rate_limit");
    await using worker = startWorker(readEnv(system.env));
    const asksForATurn =
      "SELECT count(*) > 0 FROM pg_locks WHERE NOT granted AND relation = 'rate_limit'::regclass";
    await until(system, asksForATurn);
    await runningCampaign(system, 5);
    await until(system, "SELECT count(*) = 1 FROM graphile_worker._private_jobs WHERE locked_at IS NOT NULL");
    const stopped = worker.stop();
    await holder.query("COMMIT");
    await stopped;
  } finally {
    holder.release(true);
  }
  expect(await system.rows("SELECT DISTINCT status FROM job")).toEqual([{ status: "PENDING" }]);
});

test("a worker that stops or dies leaves no booked turns, and counts no death against a job that waited", async () => {
  await using system = await newSystem({ ...QUICK_DEATH, PERPLEXITY_RATE_LIMIT: "20/60" });
  await runningCampaign(system, 12);
  {
    await using leaver = await startWorkerProcess(system.env);
    await until<{ waiting: number }>(system, WAITING, ({ waiting }) => waiting >= 3);
    await leaver.end("SIGTERM");
  }
  // A turn comes three seconds after the previous one, and is booked at most a second in advance on a busy machine.
  const booked =
    "SELECT last_at > now() + interval '2 seconds' AS ahead FROM rate_limit WHERE bucket = 'PERPLEXITY'";
  expect(await system.rows(booked)).toEqual([{ ahead: false }]);
  expect(await system.rows("SELECT 1 FROM job WHERE status = 'RUNNING'")).toEqual([]);
  {
    await using victim = await startWorkerProcess(system.env);
    await until<{ waiting: number }>(system, WAITING, ({ waiting }) => waiting >= 3);
    // From now on the worker writes at least one more heartbeat, so that the waiting jobs have waited since before its last one.
    const beats = "SELECT beats FROM worker WHERE stopped_at IS NULL ORDER BY started_at DESC LIMIT 1";
    const [before] = await system.rows<{ beats: number }>(beats);
    await until<{ beats: number }>(system, beats, ({ beats }) => beats > (before?.beats ?? 0) + 1);
    await victim.end("SIGKILL");
  }
  const [held] = await system.rows<{ jobs: number }>(
    "SELECT count(*)::int AS jobs FROM job WHERE status = 'RUNNING'",
  );
  await using _heir = startWorker(readEnv({ ...system.env, PERPLEXITY_RATE_LIMIT: "1000/1" }));
  await until(system, "SELECT count(*) = 1 FROM worker WHERE stopped_at IS NULL");
  const [deaths] = await system.rows<{ counted: number }>("SELECT sum(deaths)::int AS counted FROM job");
  // Its one call, and perhaps the end of one.
  expect(held?.jobs).toBeGreaterThan(2);
  expect(deaths?.counted).toBeLessThan(held?.jobs ?? 0);
  await until(system, ALL_OVER);
});
