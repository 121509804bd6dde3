import { system } from "@leadgen/testkit";
import { makeCampaign, makeJob } from "@leadgen/testkit/make";
import { expect, test } from "vitest";
import { createJobTally } from "../src/health/job-tally.ts";

test("jobs are counted by type and status, also of ended campaigns, and the oldest waiting job is found", async () => {
  await using w = await system({});
  const { id: campaignId } = await makeCampaign(w.db, { status: "RUNNING" });
  for (const status of ["PENDING", "PENDING", "RUNNING", "COMPLETED"] as const)
    await makeJob(w.db, { campaignId, status });
  await w.db.query(
    "UPDATE job SET created_at = now() - interval '1 hour' WHERE status = 'PENDING' AND id = (SELECT min(id::text)::uuid FROM job WHERE status = 'PENDING')",
  );
  await w.db.query("UPDATE job SET created_at = now() - interval '2 hours' WHERE status = 'RUNNING'");
  const told = await createJobTally(w.pool)();
  const rows = await w.rows(
    "SELECT type, status, count(*)::int AS count FROM job GROUP BY 1, 2 ORDER BY 1, 2",
  );
  const sorted = (told?.jobs ?? []).toSorted((a, b) => (a.status < b.status ? -1 : 1));
  expect(sorted).toEqual(expect.arrayContaining(rows));
  expect(sorted).toHaveLength(rows.length);
  expect(told?.oldestWaiting.PENDING).toBeGreaterThanOrEqual(3_600);
  expect(told?.oldestWaiting.PENDING).toBeLessThan(7_000);
  expect(told?.oldestWaiting.PAUSED).toBeNull();
});

test("many readers share one count, and no other is made while it is valid", async () => {
  await using w = await system({});
  await makeCampaign(w.db, { status: "RUNNING" });
  let asked = 0;
  w.pool.on("acquire", () => asked++);
  const tally = createJobTally(w.pool);
  await Promise.all([tally(), tally(), tally()]);
  const once = asked;
  expect(once).toBeGreaterThan(0);
  await tally();
  expect(asked).toBe(once);
  const always = createJobTally(w.pool, 0);
  const [first, second] = [await always(), await always()];
  expect(first?.jobs).toEqual(second?.jobs);
  expect(asked).toBeGreaterThan(once);
});

test("without a database there is no count, and nothing rejects", async () => {
  await using w = await system({});
  const tally = createJobTally(w.pool, 0);
  await w.db.query("ALTER TABLE job RENAME TO gone");
  expect(await tally()).toBeUndefined();
});
