import { expect, test } from "vitest";
import { readEnv, startWorker } from "../src/index.ts";
import { newSystem, runningCampaign, until } from "./support/system.ts";

/** Whether all work is over, and the open connections: a pool keeps a connection for half a minute. */
const SEEN = `
  SELECT (SELECT bool_and(finished_at IS NOT NULL) FROM campaign) AS over,
         (SELECT count(*)::int FROM pg_stat_activity WHERE datname = current_database()
          AND application_name ~ '^leadgen-(worker|queue)') AS connections`;

test("a worker has at most ten connections by default, however many jobs are at work", async () => {
  await using system = await newSystem();
  await runningCampaign(system, 80);
  await using _worker = startWorker(readEnv(system.env));
  let most = 0;
  await until<{ over: boolean; connections: number }>(system, SEEN, ({ over, connections }) => {
    most = Math.max(most, connections);
    return over;
  });
  // The queue, the tasks and the reserve open as many as the jobs happen to need.
  expect(most).toBeGreaterThanOrEqual(3);
  expect(most).toBeLessThanOrEqual(10);
});
