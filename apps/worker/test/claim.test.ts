import { createPool, endPool, transaction } from "@leadgen/db";
import { cuttable } from "@leadgen/db/testing";
import { startWorkerProcess } from "@leadgen/testkit/process";
import { expect, test } from "vitest";
import { ALL_OVER, newSystem, runningCampaign, until } from "./support/system.ts";

const WAITS_FOR_ITS_CLAIM = `
  SELECT count(*) > 0 FROM job JOIN graphile_worker._private_jobs AS bell ON bell.id = doorbell_id
  WHERE job.status = 'PENDING' AND bell.locked_by IS NOT NULL AND EXISTS (
    SELECT 1 FROM pg_stat_activity
    WHERE datname = current_database() AND application_name = 'leadgen-worker' AND wait_event = 'advisory')`;

test("a doorbell that is answered while the database is away is not delayed, however long the outage is", async () => {
  await using system = await newSystem();
  const url = system.env.DATABASE_URL ?? "";
  await using way = await cuttable(url);
  await using worker = await startWorkerProcess({ ...system.env, DATABASE_URL: way.to(url) });
  await until(system, "SELECT count(*) > 0 FROM worker WHERE beats > 0");
  // The breaker's lock makes a claim wait, so that the outage hits it. It is a session lock, so that it lasts longer than the start.
  const closer = createPool(url, { max: 1 });
  await closer.query("SELECT pg_advisory_lock(x'4c454144'::int)");
  await runningCampaign({ ...system, tx: (work) => transaction(closer, work) }, 5);
  await until(system, WAITS_FOR_ITS_CLAIM);
  way.cut();
  await endPool(closer);
  await expect.poll(() => worker.printed()).toContain("trying again");
  way.restore();
  await until(system, ALL_OVER);
  expect(worker.printed()).not.toContain("Failed task");
});
