import { ownServer } from "@leadgen/testkit/lab";
import { startWorkerProcess } from "@leadgen/testkit/process";
import { expect, test } from "vitest";
import {
  ALL_OVER,
  expectNothingLostOrPaidTwice,
  newSystem,
  runningCampaign,
  until,
} from "./support/system.ts";

test("a worker survives a restart of the database under load without a person, and nothing is lost or repeated", async () => {
  const server = await ownServer();
  await using system = await newSystem({}, async () => server);
  await runningCampaign(system, 30);
  system.simulator.setLatency({ provider: "perplexity", ms: 250 });
  await using worker = await startWorkerProcess(system.env);
  await until(system, "SELECT count(*) >= 5 FROM job_step WHERE step = 'RESEARCH'");

  await server.restart();
  await until(system, ALL_OVER);
  expect(worker.ending()).toBeUndefined();
  expect(await system.rows("SELECT status FROM campaign")).toEqual([{ status: "COMPLETED" }]);
  expect(await system.rows("SELECT count(*)::int FROM job WHERE status <> 'COMPLETED'")).toEqual([
    { count: 0 },
  ]);
  await expectNothingLostOrPaidTwice(system);
});
