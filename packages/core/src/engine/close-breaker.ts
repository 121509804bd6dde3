import { DomainError } from "../errors.ts";
import { decideBreaker } from "./breaker/decide.ts";
import type { Domain } from "./domain.ts";
import { sourcesOf } from "./job/states.ts";
import { announceEvent } from "./parts/announce-event.ts";
import { sqlFeed, sqlSince } from "./parts/doorbells.ts";
import { lockBreakerExclusive } from "./parts/lock-breaker.ts";
import { planForMany } from "./parts/plan-for-many.ts";
import { sqlList } from "./parts/sql.ts";
import { only, type Tx } from "./parts/tx.ts";
import { readBreaker } from "./read-breaker.ts";

export interface Closing {
  /** The operator, for the history. */
  readonly actor: string;
  readonly reason: string;
  /** The epoch that the operator saw. */
  readonly epoch: number;
}

/**
 * The only way to close the breaker. The breaker becomes CLOSED, every PAUSED job becomes PENDING with a new doorbell,
 * and one row of history is written, all or nothing (rules B3, J2). The caller has checked that the actor is an operator.
 *
 * @throws DomainError BREAKER_CLOSED, STALE_EPOCH (its details hold the current state), INVALID_INPUT without a reason.
 */
export async function closeBreaker(
  tx: Tx,
  closing: Closing,
  domain: Domain,
): Promise<{ epoch: number; jobsResumed: number }> {
  await lockBreakerExclusive(tx);
  const breaker = await readBreaker(tx);
  const decision = decideBreaker(breaker, { type: "CLOSE", epoch: closing.epoch, reason: closing.reason });
  if ("refused" in decision) {
    throw new DomainError(decision.refused, decision.message, { state: breaker.state, epoch: breaker.epoch });
  }
  if ("unmoved" in decision) throw new Error("engine-e4: a closing cannot be late");
  await planForMany(tx);
  const { jobs } = only(await tx.query<{ jobs: number }>(resumeAll(domain)));
  const event = only(await tx.query<{ id: string }>(CLOSE, [closing.actor, closing.reason, jobs]));
  await announceEvent(tx, { id: event.id, kind: "CLOSED" }, domain);
  return { epoch: breaker.epoch, jobsResumed: jobs };
}

// PostgreSQL assumes that a LIMIT which is no constant leaves a tenth of the rows. Without it, it expected so many rows of `fed` that it
// hashed the jobs instead and rewrote them in hash order, not in the table's order. The jobs are counted in `fed`: counting them
// by RETURNING took another 6 % of the bare UPDATE's time.
const resumeAll = ({ tasks }: Domain): string => `
  WITH paused AS (
         SELECT id, campaign_id, type, priority, created_at, ${sqlSince("rank", "created_at")} AS since FROM job
         WHERE finished_at IS NULL AND status IN ${sqlList(sourcesOf("RESUME"))}),
       fed AS (${sqlFeed("paused", tasks)}),
       resumed AS (
         UPDATE job SET status = 'PENDING', pause_reason = NULL, paused_at = NULL,
                        doorbell_id = fed.bells[width_bucket(job.id, fed.firsts)]
         FROM (SELECT * FROM fed LIMIT (SELECT count(*) FROM fed)) AS fed
         WHERE job.finished_at IS NULL AND job.status IN ${sqlList(sourcesOf("RESUME"))}
           AND job.campaign_id = fed.campaign_id AND job.type = fed.type AND job.priority = fed.priority)
  SELECT coalesce(sum(jobs), 0)::int AS jobs FROM fed`;

const CLOSE = `
  WITH closed AS (
    UPDATE breaker
    SET state = 'CLOSED', changed_at = clock_timestamp(), opened_at = NULL, opened_by = NULL, reason = NULL,
        provider = NULL, failure_kind = NULL, message = NULL, http_status = NULL, provider_request_id = NULL,
        call_id = NULL, job_id = NULL, campaign_id = NULL
    RETURNING epoch, changed_at)
  INSERT INTO breaker_event (kind, epoch, at, actor, reason, jobs_changed)
  SELECT 'CLOSED', epoch, changed_at, $1, $2, $3 FROM closed
  RETURNING id::text`;
