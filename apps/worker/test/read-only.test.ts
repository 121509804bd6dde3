import { autocommit, createPool, endPool, knock } from "@leadgen/db";
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

test("a database that takes no writes for a while ends no worker, and nothing is lost or repeated", async () => {
  const server = await ownServer();
  await using system = await newSystem({}, async () => server);
  await runningCampaign(system, 30);
  system.simulator.setLatency({ provider: "perplexity", ms: 400 });
  await using worker = await startWorkerProcess(system.env);
  await until(system, "SELECT count(*) >= 5 FROM job_step WHERE step = 'RESEARCH'");

  await server.demote();
  // Every part of the worker has met it: the heartbeat, the listener, and the queue, which fetches for all its tasks.
  for (const part of [/heartbeat/, /notify listener/, /fetching jobs/])
    await worker.said(new RegExp(`(?=.*${part.source}).*(read-only|standby)`));
  expect(worker.ending()).toBeUndefined();
  // Nothing is read where nothing can be written: the breaker is UNKNOWN, and neither app is ready.
  const pool = createPool(server.url, { max: 1 });
  await expect(autocommit(pool).query("SELECT state FROM breaker")).rejects.toMatchObject({ code: "25006" });
  await expect(knock(server.url, "work")).rejects.toThrow(
    /^This server is a standby, which takes no writes: name the primary/,
  );
  await server.promote();
  expect(await autocommit(pool).query("SELECT pg_is_in_recovery() AS standby")).toEqual([{ standby: false }]);
  await endPool(pool);

  await until(system, ALL_OVER);
  expect(worker.ending()).toBeUndefined();
  expect(await system.rows("SELECT status FROM campaign")).toEqual([{ status: "COMPLETED" }]);
  expect(await system.rows("SELECT state FROM breaker")).toEqual([{ state: "CLOSED" }]);
  expect(await system.rows("SELECT count(*)::int FROM provider_call WHERE outcome = 'UNKNOWN'")).toEqual([
    { count: 0 },
  ]);
  await expectNothingLostOrPaidTwice(system);
});
