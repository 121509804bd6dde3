import { expect, test, vi } from "vitest";
import { readEnv, startWorker } from "../src/index.ts";
import { newSystem } from "./support/system.ts";

test("a worker that could never register stops when it is told to", async () => {
  await using system = await newSystem();
  // As after half a restore: every heartbeat fails, and not for want of the database.
  await system.db.query("ALTER TABLE installation DROP CONSTRAINT installation_pkey");
  const worker = startWorker(readEnv(system.env));
  // graphile-worker has begun: it listens.
  const listens =
    "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'";
  await vi.waitUntil(async () => (await system.rows(listens)).length > 0, { timeout: 60_000 });
  await worker.stop();
  expect(await system.rows("SELECT 1 FROM worker")).toEqual([]);
});
