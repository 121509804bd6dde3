import { expect, test } from "vitest";
import { readEnv } from "../src/env.ts";
import { startWorker } from "../src/start-worker.ts";
import {
  ALL_OVER,
  expectNothingLostOrPaidTwice,
  newSystem,
  runningCampaign,
  until,
} from "./support/system.ts";

const DOORBELLS = `
  SELECT attempts, locked_by AS "lockedBy", run_at <= now() AS due FROM graphile_worker._private_jobs`;

const FETCHING = `
  SELECT count(*) > 0 FROM pg_stat_activity
  WHERE application_name = 'leadgen-queue' AND wait_event_type = 'Lock' AND datname = current_database()`;

test.each(["3000", "1"])(
  "a doorbell that is fetched while its worker stops (drain time %s ms) runs at once in another worker, without a counted attempt",
  async (drainMs) => {
    await using system = await newSystem({ WORKER_DRAIN_MS: drainMs });
    await runningCampaign(system, 3);
    // Every fetch waits, so that the stop comes in the middle of one.
    const holder = await system.pool.connect();
    await holder.query("BEGIN; LOCK TABLE graphile_worker._private_jobs IN EXCLUSIVE MODE");
    const worker = startWorker(readEnv(system.env));
    await worker.ready;
    await until(system, FETCHING);
    const stopped = worker.stop();
    // Longer than the shorter drain time.
    await holder.query("SELECT pg_sleep(0.1)");
    await holder.query("COMMIT");
    holder.release();
    await stopped;
    expect(await system.rows(DOORBELLS)).toEqual([{ attempts: 0, lockedBy: null, due: true }]);
    expect(await system.rows("SELECT status, attempt FROM job")).toEqual([{ status: "PENDING", attempt: 0 }]);

    await using _other = startWorker(readEnv(system.env));
    await until(system, ALL_OVER);
    await expectNothingLostOrPaidTwice(system);
  },
);
