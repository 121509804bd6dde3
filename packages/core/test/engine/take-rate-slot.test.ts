import { createPool, transaction } from "@leadgen/db";
import { describe, expect } from "vitest";
import { only } from "../../src/engine/parts/tx.ts";
import { type RateLimit, takeRateSlot } from "../../src/outreach/index.ts";
import type { CoreSystem } from "../support/core-system.ts";
import { it } from "../support/it.ts";
import { contents } from "../support/rows.ts";

interface Grant {
  readonly waitMs: number;
  /** When the call may begin by the database's clock, in seconds. */
  readonly at: number;
}

/** So many callers at once over three pools, as several processes would. In the order of their grants. */
async function ask(
  system: CoreSystem,
  { callers, bucket, limit }: { callers: number; bucket: string; limit: RateLimit },
): Promise<Grant[]> {
  const pools = [1, 2, 3].map(() => createPool(system.databaseUrl, { max: 9 }));
  try {
    const grants = Array.from({ length: callers }, (_, index) =>
      transaction(pools[index % pools.length] as (typeof pools)[number], async (tx) => {
        const waitMs = await takeRateSlot(tx, bucket, limit);
        // The bucket is held until the commit, and grants only move forward: the latest is this one.
        const latest =
          "SELECT max(extract(epoch FROM at))::float8 AS at FROM rate_slot WHERE starts_with(bucket, $1)";
        return { waitMs, at: only(await tx.query<{ at: number }>(latest, [`${bucket} `])).at };
      }),
    );
    return (await Promise.all(grants)).sort((a, b) => a.at - b.at);
  } finally {
    await Promise.all(pools.map((pool) => pool.end()));
  }
}

describe("takeRateSlot", () => {
  // Nobody waits here, so a span of a minute costs nothing, and a slow machine can't reach its end.
  it("lets exactly 10 of 25 callers begin at once at a limit of 10", async ({ system }) => {
    const grants = await ask(system, { callers: 25, bucket: "exact", limit: { calls: 10, perSeconds: 60 } });
    const minutes = grants.map((grant) => Math.ceil(grant.waitMs / 60_000));
    expect(minutes).toEqual([...Array(10).fill(0), ...Array(10).fill(1), ...Array(5).fill(2)]);
  });

  it("spaces 25 callers at 10 a second so that no second holds more than 10", async ({ system }) => {
    const grants = await ask(system, { callers: 25, bucket: "spaced", limit: { calls: 10, perSeconds: 1 } });
    const spans = grants.slice(10).map((grant, index) => grant.at - (grants[index]?.at ?? 0));
    expect(spans).toHaveLength(15);
    expect(Math.min(...spans)).toBeGreaterThan(1 - 1e-6);
  });

  it("never waits less than until the grant", async ({ system }) => {
    const limit = { calls: 1, perSeconds: 60 };
    expect(await takeRateSlot(system.db, "one", limit)).toBe(0);
    const waitMs = await takeRateSlot(system.db, "one", limit);
    const left = await system.db.query<{ ms: number }>(
      "SELECT (extract(epoch FROM at - clock_timestamp()) * 1000)::float8 AS ms FROM rate_slot WHERE starts_with(bucket, 'one ')",
    );
    expect(waitMs).toBeGreaterThanOrEqual(only(left).ms);
    expect(waitMs).toBeLessThanOrEqual(60_000);
  });

  it("keeps buckets apart, and a changed limit begins afresh", async ({ system }) => {
    await takeRateSlot(system.db, "a", { calls: 1, perSeconds: 60 });
    expect(await takeRateSlot(system.db, "b", { calls: 1, perSeconds: 60 })).toBe(0);
    expect(await takeRateSlot(system.db, "a", { calls: 2, perSeconds: 60 })).toBe(0);
  });

  it("changes no job and no breaker", async ({ system }) => {
    const before = await contents(system);
    await takeRateSlot(system.db, "c", { calls: 1, perSeconds: 1 });
    expect(await contents(system)).toEqual(before);
  });
});
