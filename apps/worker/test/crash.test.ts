import { expect, test } from "vitest";
import { readEnv, startWorker } from "../src/index.ts";
import { startWorkerProcess } from "./support/worker-process.ts";
import {
  ALL_OVER,
  closeAsOperator,
  expectNothingLostOrPaidTwice,
  IS_OPEN,
  newWorld,
  rowsOf,
  runningCampaign,
  until,
  type World,
} from "./support/world.ts";

const BUSY = "SELECT count(*) >= 3 FROM provider_call WHERE outcome IS NULL";

test("what a killed worker had in its hands is finished by another, and only its calls under way are UNKNOWN", async () => {
  await using world = await newWorld();
  await runningCampaign(world, 20);
  world.simulator.setLatency({ provider: "perplexity", ms: 400 });
  {
    await using victim = await startWorkerProcess(world.env);
    await until(world, BUSY);
    await victim.end("SIGKILL");
  }
  const [underWay] = await rowsOf<{ calls: number }>(
    world,
    "SELECT count(*)::int AS calls FROM provider_call WHERE outcome IS NULL",
  );
  await using _heir = await startWorkerProcess(world.env);

  await until(world, ALL_OVER);
  expect(await rowsOf(world, "SELECT status FROM campaign")).toEqual([{ status: "COMPLETED" }]);
  expect(
    await rowsOf(world, "SELECT count(*)::int AS calls FROM provider_call WHERE outcome = 'UNKNOWN'"),
  ).toEqual([underWay]);
  expect(await rowsOf(world, "SELECT count(*)::int FROM job WHERE status <> 'COMPLETED'")).toEqual([
    { count: 0 },
  ]);
});

test("a worker that gets SIGTERM hands its jobs back within its drain time, and burns nothing", async () => {
  await using world = await newWorld({ WORKER_DRAIN_MS: "1000" });
  await runningCampaign(world, 20);
  await using leaver = await startWorkerProcess(world.env);
  world.simulator.setLatency({ provider: "openai", ms: 300 });
  await until(world, "SELECT count(*) >= 1 FROM provider_call WHERE provider = 'OPENAI' AND outcome IS NULL");

  expect(await leaver.end("SIGTERM")).toBe(0);
  expect(
    await rowsOf(world, "SELECT DISTINCT status FROM job WHERE finished_at IS NULL AND status <> 'PENDING'"),
  ).toEqual([]);
  expect(await rowsOf(world, "SELECT count(*)::int FROM job WHERE deaths > 0")).toEqual([{ count: 0 }]);
  expect(await rowsOf(world, "SELECT count(*)::int FROM provider_call WHERE outcome IS NULL")).toEqual([
    { count: 0 },
  ]);

  world.simulator.setLatency({ provider: "openai", ms: 0 });
  await using _heir = startWorker(readEnv(world.env));
  await until(world, ALL_OVER);
  await expectNothingLostOrPaidTwice(world);
});

test("a call that outlasts the drain time is cut off and marked UNKNOWN, and its step is taken again", async () => {
  await using world = await newWorld({ WORKER_DRAIN_MS: "200" });
  await runningCampaign(world, 3);
  world.simulator.setFault({ provider: "perplexity", fault: "hang-before-headers" });
  await using leaver = await startWorkerProcess(world.env);
  await until(
    world,
    "SELECT count(*) >= 1 FROM provider_call WHERE provider = 'PERPLEXITY' AND outcome IS NULL",
  );
  expect(await leaver.end("SIGTERM")).toBe(0);
  const outcomes = await rowsOf(
    world,
    "SELECT DISTINCT outcome FROM provider_call WHERE provider = 'PERPLEXITY'",
  );
  expect(outcomes).toEqual([{ outcome: "UNKNOWN" }]);

  world.simulator.clearFaults();
  await using _heir = startWorker(readEnv(world.env));
  await until(world, ALL_OVER);
  await expectNothingLostOrPaidTwice(world);
});

test("graphile-worker's own command line runs the same tasks, and hands back when it is stopped", async () => {
  await using world = await newWorld();
  await runningCampaign(world, 5);
  await using worker = await startWorkerProcess(world.env, "cli");
  await until(world, ALL_OVER);
  await expectNothingLostOrPaidTwice(world);
  await worker.end("SIGTERM");
  expect(await rowsOf(world, "SELECT count(*)::int FROM worker WHERE stopped_at IS NULL")).toEqual([
    { count: 0 },
  ]);
});

test("frees a doorbell that a worker took after it was declared dead, without waiting for graphile-worker's 4 hours", async () => {
  await using world = await newWorld({ WORKER_SILENT_MS: "700" });
  await runningCampaign(world, 2);
  await world.db.pool.query(
    "INSERT INTO worker (name, concurrency, pool_ids, stopped_at) VALUES ('declared dead', 1, '{pool-of-the-dead}', now())",
  );
  await world.db.pool.query(
    "UPDATE graphile_worker._private_jobs SET locked_at = now(), locked_by = 'pool-of-the-dead', attempts = 1",
  );
  await using _worker = startWorker(readEnv(world.env));
  await until(world, ALL_OVER);
  await expectNothingLostOrPaidTwice(world);
});

test("a lead that the sender added before the connection broke is found again, not added again", async () => {
  await using world = await newWorld();
  await runThroughLostAnswer(world, "leads/add");
  const [lost] = await rowsOf<{ job_id: string }>(
    world,
    "SELECT job_id FROM provider_call WHERE outcome = 'FAILED'",
  );
  expect(
    await rowsOf(
      world,
      "SELECT endpoint, outcome FROM provider_call WHERE job_id = $1 AND step = 'HAND_OVER' ORDER BY started_at",
      [lost?.job_id],
    ),
  ).toEqual([
    { endpoint: "POST /api/v2/leads/add", outcome: "FAILED" },
    { endpoint: "POST /api/v2/leads/list", outcome: "SUCCEEDED" },
  ]);
  await expectNothingLostOrPaidTwice(world);
});

test("a campaign that the sender made before the connection broke is found again, not made again", async () => {
  await using world = await newWorld();
  await runThroughLostAnswer(world, "campaigns/create");
  expect(world.simulator.state().instantlyCampaigns).toBe(1);
  await expectNothingLostOrPaidTwice(world);
});

/** Instantly does what it is asked for once and breaks the connection; the operator closes; everything ends. */
async function runThroughLostAnswer(world: World, operation: string): Promise<void> {
  await runningCampaign(world, 4);
  world.simulator.setFault({ provider: "instantly", operation, fault: "drop-after-work", times: 1 });
  await using _worker = startWorker(readEnv(world.env));
  await until(world, IS_OPEN);
  world.simulator.clearFaults();
  await closeAsOperator(world);
  await until(world, ALL_OVER);
}
