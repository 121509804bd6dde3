import { checkInvariants } from "@leadgen/core/outreach";
import { autocommit } from "@leadgen/db";
import type { TestDatabase } from "@leadgen/db/testing";
import { expect } from "vitest";

type Pool = TestDatabase["pool"];

/** Jobs by status, only those that occur. */
export async function jobCounts(pool: Pool): Promise<Record<string, number>> {
  const { rows } = await pool.query<{ counts: Record<string, number> | null }>(
    "SELECT jsonb_object_agg(status, n) AS counts FROM (SELECT status, count(*) AS n FROM job GROUP BY status) AS jobs",
  );
  return rows[0]?.counts ?? {};
}

export async function breakerEvents(pool: Pool) {
  const { rows } = await pool.query(
    `SELECT kind, epoch, actor, reason, jobs_changed AS "jobsChanged" FROM breaker_event ORDER BY id`,
  );
  return rows;
}

/** Fails with the invariants that the database violates. */
export async function expectInvariants(pool: Pool): Promise<void> {
  const broken = (await checkInvariants(autocommit(pool))).filter((result) => result.violations > 0);
  expect(broken).toEqual([]);
}
