import { QUICK_DEATH, type SimulatedSystem } from "@leadgen/testkit";
import { makeWorker, NOW } from "@leadgen/testkit/make";
import { startWorkerProcess } from "@leadgen/testkit/process";
import { expect, test } from "vitest";
import { readEnv, startWorker } from "../src/index.ts";
import {
  ALL_OVER,
  closeAsOperator,
  expectNothingLostOrPaidTwice,
  IS_OPEN,
  newSystem,
  runningCampaign,
  until,
} from "./support/system.ts";

const NO_CONNECTION = `
  SELECT count(*) = 0 FROM pg_stat_activity
  WHERE datname = current_database() AND application_name LIKE 'leadgen-worker%'`;
const BUSY = "SELECT count(*) >= 3 FROM provider_call WHERE outcome IS NULL";

test("the jobs of a killed worker are finished by another one, and only its calls under way are UNKNOWN", async () => {
  await using system = await newSystem(QUICK_DEATH);
  await runningCampaign(system, 20);
  system.simulator.setLatency({ provider: "perplexity", ms: 400 });
  {
    await using victim = await startWorkerProcess(system.env);
    await until(system, BUSY);
    await victim.end("SIGKILL");
  }
  // PostgreSQL may still commit an intent whose statement had reached it.
  await until(system, NO_CONNECTION);
  const [underWay] = await system.rows<{ calls: number }>(
    "SELECT count(*)::int AS calls FROM provider_call WHERE outcome IS NULL",
  );
  await using _heir = await startWorkerProcess(system.env);

  await until(system, ALL_OVER);
  expect(await system.rows("SELECT status FROM campaign")).toEqual([{ status: "COMPLETED" }]);
  expect(
    await system.rows("SELECT count(*)::int AS calls FROM provider_call WHERE outcome = 'UNKNOWN'"),
  ).toEqual([underWay]);
  expect(await system.rows("SELECT count(*)::int FROM job WHERE status <> 'COMPLETED'")).toEqual([
    { count: 0 },
  ]);
});

test("a worker that gets SIGTERM hands its jobs back within its drain time, and costs no job an attempt", async () => {
  // Longer than a call and its record take on a busy machine: a call that is cut off is made again, which is the next test.
  await using system = await newSystem({ WORKER_DRAIN_MS: "20000" });
  await runningCampaign(system, 20);
  await using leaver = await startWorkerProcess(system.env);
  system.simulator.setLatency({ provider: "openai", ms: 300 });
  await until(
    system,
    "SELECT count(*) >= 1 FROM provider_call WHERE provider = 'OPENAI' AND outcome IS NULL",
  );

  expect(await leaver.end("SIGTERM")).toMatchObject({ code: 0 });
  expect(
    await system.rows("SELECT DISTINCT status FROM job WHERE finished_at IS NULL AND status <> 'PENDING'"),
  ).toEqual([]);
  expect(await system.rows("SELECT count(*)::int FROM job WHERE deaths > 0")).toEqual([{ count: 0 }]);
  expect(await system.rows("SELECT count(*)::int FROM provider_call WHERE outcome IS NULL")).toEqual([
    { count: 0 },
  ]);

  system.simulator.setLatency({ provider: "openai", ms: 0 });
  await using _heir = startWorker(readEnv(system.env));
  await until(system, ALL_OVER);
  await expectNothingLostOrPaidTwice(system);
});

test("a call that outlasts the drain time is cut off and marked UNKNOWN, and its step is taken again", async () => {
  await using system = await newSystem({ WORKER_DRAIN_MS: "200" });
  await runningCampaign(system, 3);
  system.simulator.setFault({ provider: "perplexity", fault: "hang-before-headers" });
  // An intent alone is not enough: its call may not be sent yet, and is then withdrawn.
  const sent = system.simulator.waitForLine(
    (line) => line.event === "received" && line.provider === "perplexity",
  );
  await using leaver = await startWorkerProcess(system.env);
  await sent;
  expect(await leaver.end("SIGTERM")).toMatchObject({ code: 0 });
  const outcomes = await system.rows(
    "SELECT DISTINCT outcome FROM provider_call WHERE provider = 'PERPLEXITY'",
  );
  expect(outcomes).toEqual([{ outcome: "UNKNOWN" }]);

  system.simulator.clearFaults();
  await using _heir = startWorker(readEnv(system.env));
  await until(system, ALL_OVER);
  await expectNothingLostOrPaidTwice(system);
});

test("graphile-worker's own command line runs the same tasks, and hands back when it is stopped", async () => {
  await using system = await newSystem();
  await runningCampaign(system, 5);
  await using worker = await startWorkerProcess(system.env, { command: "cli" });
  await until(system, ALL_OVER);
  await expectNothingLostOrPaidTwice(system);
  await worker.end("SIGTERM");
  expect(await system.rows("SELECT count(*)::int FROM worker WHERE stopped_at IS NULL")).toEqual([
    { count: 0 },
  ]);
});

test("frees a doorbell that a worker took after it was declared dead, without waiting for graphile-worker's 4 hours", async () => {
  await using system = await newSystem({ WORKER_SILENT_MS: "700" });
  await runningCampaign(system, 2);
  await makeWorker(system.db, { name: "declared dead", poolIds: ["pool-of-a-dead-worker"], stoppedAt: NOW });
  await system.pool.query(
    "UPDATE graphile_worker._private_jobs SET locked_at = now(), locked_by = 'pool-of-a-dead-worker', attempts = 1",
  );
  await using _worker = startWorker(readEnv(system.env));
  await until(system, ALL_OVER);
  await expectNothingLostOrPaidTwice(system);
});

test("a lead that the sender added before the connection broke is found again, not added again", async () => {
  await using system = await newSystem();
  await runThroughLostAnswer(system, "leads/add");
  const [lost] = await system.rows<{ job_id: string }>(
    "SELECT job_id FROM provider_call WHERE outcome = 'FAILED'",
  );
  expect(
    await system.rows(
      "SELECT endpoint, outcome FROM provider_call WHERE job_id = $1 AND step = 'HAND_OVER' ORDER BY started_at",
      [lost?.job_id],
    ),
  ).toEqual([
    { endpoint: "POST /api/v2/leads/add", outcome: "FAILED" },
    { endpoint: "POST /api/v2/leads/list", outcome: "SUCCEEDED" },
  ]);
  await expectNothingLostOrPaidTwice(system);
});

test("a campaign that the sender made before the connection broke is found again, not made again", async () => {
  await using system = await newSystem();
  await runThroughLostAnswer(system, "campaigns/create");
  expect(system.simulator.state().instantlyCampaigns).toBe(1);
  await expectNothingLostOrPaidTwice(system);
});

/** Instantly does what one request asks for and breaks the connection; the operator closes the breaker; all work ends. */
async function runThroughLostAnswer(system: SimulatedSystem, operation: string): Promise<void> {
  await runningCampaign(system, 4);
  system.simulator.setFault({ provider: "instantly", operation, fault: "drop-after-work", times: 1 });
  await using _worker = startWorker(readEnv(system.env));
  await until(system, IS_OPEN);
  system.simulator.clearFaults();
  await closeAsOperator(system);
  await until(system, ALL_OVER);
}
