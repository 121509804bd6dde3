import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createPool } from "@leadgen/db";
import { type Embedded, startEmbedded } from "@leadgen/db/embedded";
import { migrate } from "@leadgen/db/migrate";
import type { TestDatabase } from "@leadgen/db/testing";
import { expect, test } from "vitest";
import { startWorkerProcess } from "./support/worker-process.ts";
import {
  ALL_OVER,
  expectNothingLostOrPaidTwice,
  newWorld,
  rowsOf,
  runningCampaign,
  until,
} from "./support/world.ts";

/** A server of the test's own, which it may stop. */
interface OwnServer extends TestDatabase {
  restart(): Promise<void>;
}

async function ownServer(): Promise<OwnServer> {
  const folder = await mkdtemp(path.join(tmpdir(), "leadgen-restart-"));
  const dataDir = path.join(folder, "data");
  let server: Embedded = await startEmbedded({ dataDir });
  const { url, port } = server;
  await migrate(url);
  const pool = createPool(url, { max: 4 });
  return {
    url,
    pool,
    async restart() {
      await server.stop();
      server = await startEmbedded({ dataDir, port });
    },
    async [Symbol.asyncDispose]() {
      await pool.end();
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

test("a restart of the database under load is survived without a person, and nothing is lost or repeated", async () => {
  const server = await ownServer();
  await using world = await newWorld({}, async () => server);
  await runningCampaign(world, 30);
  world.simulator.setLatency({ provider: "perplexity", ms: 60 });
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
