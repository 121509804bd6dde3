import { claimJobs } from "@leadgen/core/outreach";
import { transaction } from "@leadgen/db";
import type pg from "pg";
import { gather } from "./gather.ts";
import { createOwners, type OwnedClaim } from "./owners.ts";
import { readStoredWork, type StoredWork } from "./pipeline/lead-rows.ts";

/**
 * How the attempt to claim a job ended.
 * - NOTHING_TO_DO: it is paused, over, or claimed elsewhere.
 * - DECLARED_DEAD: this worker may claim nothing more under its identity.
 */
export type Claimed =
  | {
      readonly end: "CLAIMED";
      readonly claim: OwnedClaim;
      readonly workerId: string;
      /** Set for a job about a lead. */
      readonly lastRead?: StoredWork | undefined;
    }
  | { readonly end: "NOTHING_TO_DO" }
  | { readonly end: "DECLARED_DEAD" };

/** How many of graphile-worker's tasks run at a time. Each claims one job. */
export const DOORBELLS_AT_ONCE = 10;

/** How long a busy process gathers claims, in milliseconds: fewer transactions then, and a job that has waited in the queue waits hardly longer. */
export const CLAIMS_LINGER_MS = 5;

/** Claims a job and reads what its first step needs of its lead. Requests that arrive during one transaction share the next. */
export function gatherClaims(
  pool: pg.Pool,
  currentId: () => Promise<string>,
): (jobId: string) => Promise<Claimed> {
  const owned = createOwners();
  const together = async (jobIds: readonly string[]): Promise<Claimed[]> => {
    const workerId = await currentId();
    const { claims, leads } = await transaction(pool, async (tx) => {
      const claims = await owned(tx, await claimJobs(tx, { workerId, jobIds }));
      const ofLeads = claims.filter(({ leadId }) => leadId !== null);
      return { claims, leads: ofLeads.length === 0 ? [] : await readStoredWork(tx, ofLeads) };
    });
    const alive = claims.length === jobIds.length || (await isAlive(pool, workerId));
    const otherwise = { end: alive ? "NOTHING_TO_DO" : "DECLARED_DEAD" } as const;
    return jobIds.map((jobId) => {
      const claim = claims.find((candidate) => candidate.jobId === jobId);
      if (claim === undefined) return otherwise;
      const lastRead = leads.find(({ id }) => id === claim.leadId);
      return { end: "CLAIMED", claim, workerId, lastRead };
    });
  };
  return gather(together, { lingerMs: CLAIMS_LINGER_MS, most: DOORBELLS_AT_ONCE });
}

/** Fewer claims than asked for may mean that this worker was declared dead. Its doorbells must then be answered by other workers. */
async function isAlive(pool: pg.Pool, workerId: string): Promise<boolean> {
  const { rowCount } = await pool.query("SELECT 1 FROM worker WHERE id = $1 AND stopped_at IS NULL", [
    workerId,
  ]);
  return rowCount !== 0;
}
