import { expect, test } from "vitest";
import { ownServer } from "./support/own-server.ts";
import { startWorkerProcess } from "./support/worker-process.ts";
import {
  ALL_OVER,
  expectNothingLostOrPaidTwice,
  newWorld,
  rowsOf,
  runningCampaign,
  until,
} from "./support/world.ts";

test("a restart of the database under load is survived without a person, and nothing is lost or repeated", async () => {
  const server = await ownServer();
  await using world = await newWorld({}, async () => server);
  await runningCampaign(world, 30);
  world.simulator.setLatency({ provider: "perplexity", ms: 250 });
  await using worker = await startWorkerProcess(world.env);
  await until(world, "SELECT count(*) >= 5 FROM job_step WHERE step = 'RESEARCH'");

  await server.restart();
  await until(world, ALL_OVER);
  expect(worker.child.exitCode).toBeNull();
  expect(await rowsOf(world, "SELECT status FROM campaign")).toEqual([{ status: "COMPLETED" }]);
  expect(await rowsOf(world, "SELECT count(*)::int FROM job WHERE status <> 'COMPLETED'")).toEqual([
    { count: 0 },
  ]);
  await expectNothingLostOrPaidTwice(world);
});
