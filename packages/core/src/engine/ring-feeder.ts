import type { Domain } from "./domain.ts";
import { sourcesOf } from "./job/states.ts";
import { sqlRing, sqlSince } from "./parts/doorbells.ts";
import { lockBreakerShared } from "./parts/lock-breaker.ts";
import { sqlList } from "./parts/sql.ts";
import type { Tx } from "./parts/tx.ts";

/** A feeder's row in graphile-worker's queue, with its payload: the campaign of its jobs and the span in which they were created. */
export interface Feeder {
  readonly doorbellId: string;
  readonly campaignId: string;
  readonly madeFrom: string;
  readonly madeTo: string;
}

/**
 * Gives each job that a feeder still covers a doorbell of its own, in its place among all jobs. Covered are those that are PENDING and
 * whose `doorbell_id` names the feeder. The others have since been paused, ended, claimed or given another doorbell, and stay as they are;
 * so a feeder may ring twice, late, or while the breaker opens.
 *
 * @returns how many jobs it rang for.
 */
export async function ringFeeder(tx: Tx, feeder: Feeder, domain: Domain): Promise<number> {
  await lockBreakerShared(tx);
  const rung = await tx.query(ring(domain), [
    feeder.doorbellId,
    feeder.campaignId,
    feeder.madeFrom,
    feeder.madeTo,
  ]);
  return rung.length;
}

// The times are text, because some clients would send a timestamp without its microseconds.
const PLACE = `
  job.campaign_id = $2::uuid AND job.created_at BETWEEN $3::text::timestamptz AND $4::text::timestamptz AND job.finished_at IS NULL`;

// PLACE is repeated in the UPDATE: PostgreSQL assumes that `add_jobs` returns 1,000 rows, and would read the whole table.
const ring = ({ tasks }: Domain): string => `
  WITH covered AS MATERIALIZED (
         SELECT id, type, priority, ${sqlSince("rank", "created_at")} AS since FROM job
         WHERE ${PLACE} AND doorbell_id = $1::bigint AND status IN ${sqlList(sourcesOf("CLAIM"))}
         ORDER BY id FOR UPDATE),
       rung AS (${sqlRing("covered", tasks)})
  UPDATE job SET doorbell_id = rung.doorbell_id
  FROM rung WHERE ${PLACE} AND job.id = rung.job_id
  RETURNING job.id`;
