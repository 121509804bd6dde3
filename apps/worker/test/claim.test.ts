import { cuttable } from "@leadgen/db/testing";
import { expect, test } from "vitest";
import { startWorkerProcess } from "./support/worker-process.ts";
import { ALL_OVER, newWorld, runningCampaign, until } from "./support/world.ts";

const WAITS_FOR_ITS_CLAIM = `
  SELECT count(*) > 0 FROM job JOIN graphile_worker._private_jobs AS bell ON bell.id = doorbell_id
  WHERE job.status = 'PENDING' AND bell.locked_by IS NOT NULL AND EXISTS (
    SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'advisory')`;

test("a doorbell that is answered while the database is away is not put off, however long it is", async () => {
  await using world = await newWorld();
  await using way = await cuttable(world.env.DATABASE_URL ?? "");
  await runningCampaign(world, 30);
  world.simulator.setLatency({ provider: "perplexity", ms: 60 });
  const env = { ...world.env, DATABASE_URL: way.to(world.env.DATABASE_URL ?? ""), WORKER_CONCURRENCY: "4" };
  await using worker = await startWorkerProcess(env);
  await until(world, "SELECT count(*) >= 3 FROM job_step WHERE step = 'RESEARCH'");
  // Claims wait for whoever closes, so that the outage meets them.
  const closer = await world.db.pool.connect();
  await closer.query("BEGIN");
  await closer.query("SELECT pg_advisory_xact_lock(x'4c454144'::int)");
  await until(world, WAITS_FOR_ITS_CLAIM);
  way.cut();
  await closer.query("ROLLBACK");
  closer.release();
  await expect.poll(() => worker.printed(), { timeout: 10_000 }).toContain("trying again");
  way.restore();
  await until(world, ALL_OVER);
  expect(worker.printed()).not.toContain("Failed task");
});
