import { autocommit } from "@leadgen/db";
import type pg from "pg";
import { expect } from "vitest";
import { checkInvariants } from "../../src/outreach/index.ts";

/** Fails with the claims of the violated invariants. */
export async function expectInvariants(pool: pg.Pool): Promise<void> {
  const broken = (await checkInvariants(autocommit(pool))).filter((result) => result.violations > 0);
  expect(broken).toEqual([]);
}
