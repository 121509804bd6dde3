import { checkInvariants } from "@leadgen/core/outreach";
import { expect, test } from "vitest";
import { seed } from "../src/seed/seed.ts";
import { makeDemoAccounts } from "../src/services/demo-accounts.ts";
import { servedSystem } from "./support/served-system.ts";

test("the seed creates campaigns in every state and an incident, breaks no invariant, and runs only once", async () => {
  await using system = await servedSystem();
  const rows = async (sql: string) => (await system.pool.query(sql)).rows.map((row) => row.it);
  await makeDemoAccounts(system.databaseUrl, true);
  const options = {
    url: system.url,
    simulatorUrl: system.simulator.url,
    signal: AbortSignal.timeout(100_000),
  };

  expect(await seed(options)).toBe(true);

  expect(await rows("SELECT DISTINCT status::text AS it FROM campaign ORDER BY 1")).toEqual([
    "COMPLETED",
    "CREATED",
    "FAILED",
    "RUNNING",
  ]);
  expect(
    await rows(
      `SELECT DISTINCT sending_state::text AS it FROM campaign
       WHERE EXISTS (SELECT 1 FROM lead WHERE campaign_id = campaign.id AND lead.status = 'HANDED_OVER') AND finished_at IS NOT NULL
       ORDER BY 1`,
    ),
  ).toEqual(["ACTIVE", "NOT_ACTIVATED"]);
  expect(system.simulator.mails()).toHaveLength(5);
  const failures = await rows("SELECT DISTINCT message AS it FROM campaign WHERE status = 'FAILED'");
  expect(failures.join("\n")).toContain("Cancelled: The offer changes first");
  expect(failures.join("\n")).toContain("The search found no leads");
  expect(await rows("SELECT DISTINCT status::text AS it FROM job")).toEqual(
    expect.arrayContaining(["COMPLETED", "FAILED", "CANCELLED"]),
  );
  expect(await rows("SELECT DISTINCT status::text AS it FROM lead")).toEqual(
    expect.arrayContaining(["HANDED_OVER", "REFUSED", "CANCELLED"]),
  );
  expect(await rows("SELECT kind::text AS it FROM breaker_event ORDER BY id")).toEqual(["OPENED", "CLOSED"]);
  const broken = async () => (await checkInvariants(system.db)).filter(({ violations }) => violations > 0);
  expect(await broken()).toEqual([]);
  expect(system.simulator.faults()).toEqual([]);

  const count = "SELECT count(*)::int AS it FROM campaign";
  const [before] = await rows(count);
  expect(await seed(options)).toBe(false);
  expect(await rows(count)).toEqual([before]);
});
