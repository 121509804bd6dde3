import { checkInvariants } from "@leadgen/core/outreach";
import { transaction } from "@leadgen/db";
import type pg from "pg";

/** Violations of I1 to I9 at one moment, in words with ids; empty if all hold. */
export async function brokenInvariants(db: pg.Pool): Promise<string[]> {
  const results = await transaction(db, async (tx) => {
    await tx.query("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
    return checkInvariants(tx);
  });
  return results
    .filter(({ violations }) => violations > 0)
    .map(({ id, claim, violations, examples }) => `${id} (${claim}): ${violations}, ${examples.join(", ")}`);
}
