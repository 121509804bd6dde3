import { type Claim, claimJobs } from "@leadgen/core/outreach";
import { transaction } from "@leadgen/db";
import type pg from "pg";
import { gather } from "./gather.ts";

/**
 * How asking for a job ended.
 * - NOTHING_TO_DO: it is paused, over, or claimed elsewhere.
 * - DECLARED_DEAD: this worker may claim nothing under its identity any more.
 */
export type Claimed =
  | { readonly end: "CLAIMED"; readonly claim: Claim; readonly workerId: string }
  | { readonly end: "NOTHING_TO_DO" }
  | { readonly end: "DECLARED_DEAD" };

/** Claims a job, in one statement with all that are asked for meanwhile. */
export function gatherClaims(
  pool: pg.Pool,
  currentId: () => Promise<string>,
): (jobId: string) => Promise<Claimed> {
  return gather(async (jobIds: readonly string[]): Promise<Claimed[]> => {
    const workerId = await currentId();
    const claims = await transaction(pool, (tx) => claimJobs(tx, { workerId, jobIds }));
    const alive = claims.length === jobIds.length || (await isAlive(pool, workerId));
    const otherwise = { end: alive ? "NOTHING_TO_DO" : "DECLARED_DEAD" } as const;
    return jobIds.map((jobId) => {
      const claim = claims.find((candidate) => candidate.jobId === jobId);
      return claim === undefined ? otherwise : { end: "CLAIMED", claim, workerId };
    });
  });
}

/** Fewer claims than asked for may mean that this worker was declared dead. Its doorbells must then ring elsewhere. */
async function isAlive(pool: pg.Pool, workerId: string): Promise<boolean> {
  const { rowCount } = await pool.query("SELECT 1 FROM worker WHERE id = $1 AND stopped_at IS NULL", [
    workerId,
  ]);
  return rowCount !== 0;
}
