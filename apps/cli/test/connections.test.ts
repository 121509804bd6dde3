import { OPERATOR_TOKEN } from "@leadgen/testkit";
import { expect, test } from "vitest";
import { servedSystem } from "./support/served-system.ts";

test("an API has at most ten connections by default, for any number of requests and streams", async () => {
  await using served = await servedSystem();
  const headers = { authorization: `Bearer ${OPERATOR_TOKEN}` };
  const stream = await fetch(`${served.url}/api/trpc/queue.live`, { headers });
  expect(stream.status).toBe(200);
  const asked = Array.from({ length: 60 }, () => fetch(`${served.url}/api/v1/campaigns`, { headers }));
  expect((await Promise.all(asked)).map((answer) => answer.status)).toEqual(asked.map(() => 200));
  const [row] = await served.rows<{ n: number }>(
    `SELECT count(*)::int AS n FROM pg_stat_activity
     WHERE datname = current_database() AND application_name ~ '^leadgen-(api|live)'`,
  );
  await stream.body?.cancel();
  // The reserve, the listener, and as many others as the requests happen to need.
  expect(row?.n).toBeGreaterThanOrEqual(3);
  expect(row?.n).toBeLessThanOrEqual(10);
});
