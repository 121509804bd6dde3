import type { SimulatedSystem } from "@leadgen/testkit";
import { expect, test } from "vitest";
import { readEnv, startWorker } from "../src/index.ts";
import {
  ALL_OVER,
  expectNothingLostOrPaidTwice,
  newSystem,
  runningCampaign,
  until,
} from "./support/system.ts";

const CONCURRENCY = 4;

/** The state after three bad ends: few leads were tried, the rest is CANCELLED, the breaker stays CLOSED. */
async function expectStopped(system: SimulatedSystem, endedBy: string): Promise<void> {
  const reason = new RegExp(`^Stopped: \\d+ jobs ended for the same reason, .*: ${endedBy}`);
  expect(await system.rows("SELECT status, message FROM campaign")).toEqual([
    { status: "FAILED", message: expect.stringMatching(reason) },
  ]);
  const jobs = await system.rows<{ endedBy: string; n: number }>(
    `SELECT ended_by AS "endedBy", count(*)::int AS n FROM job WHERE status = 'FAILED' GROUP BY ended_by`,
  );
  expect(jobs).toEqual([{ endedBy: expect.stringMatching(new RegExp(`^${endedBy}`)), n: 3 }]);
  const [writing] = await system.rows<{ leads: number }>(
    "SELECT count(DISTINCT lead_id)::int AS leads FROM provider_call WHERE step = 'WRITE'",
  );
  expect(writing?.leads).toBeLessThanOrEqual(3 + CONCURRENCY);
  expect(await system.rows("SELECT state, epoch::int FROM breaker")).toEqual([{ state: "CLOSED", epoch: 0 }]);
  await expectNothingLostOrPaidTwice(system);
}

test("a text that is cut off for every lead ends a campaign of 100 leads after three", async () => {
  await using system = await newSystem({ WORKER_CONCURRENCY: `${CONCURRENCY}` });
  await runningCampaign(system, 100);
  system.simulator.setFault({ provider: "openai", fault: "incomplete" });
  await using _worker = startWorker(readEnv(system.env));
  await until(system, ALL_OVER);
  await expectStopped(system, "openai.incomplete");
});

test("a bug of ours that every lead meets ends a campaign of 100 leads after three", async () => {
  await using system = await newSystem({ WORKER_CONCURRENCY: `${CONCURRENCY}` });
  // PostgreSQL refuses a statement that every lead needs, as after a wrong migration.
  await system.pool.query("ALTER TABLE lead ADD CONSTRAINT planted CHECK (email_body IS NULL)");
  await runningCampaign(system, 100);
  await using _worker = startWorker(readEnv(system.env));
  await until(system, ALL_OVER);
  await expectStopped(system, "error 23514 at WRITE in (packages|apps)/");
  const [job] = await system.rows<{ message: string }>(
    "SELECT error_message AS message FROM job WHERE status = 'FAILED' LIMIT 1",
  );
  expect(job?.message).toMatch(/see the worker's log\): error 23514 at WRITE in /);
});
