import { sourcesOf } from "../job/states.ts";
import { sqlList } from "./sql.ts";
import { only, type Tx } from "./tx.ts";

/** One invariant, and how many rows of the database break it. */
export interface InvariantResult {
  readonly id: keyof typeof INVARIANTS;
  readonly claim: string;
  readonly violations: number;
}

/**
 * Checks I1 to I9 over a whole database, in one snapshot if the transaction is REPEATABLE READ, without writing.
 * I10 (no database, no provider call) needs the provider's side: compare `provider_call` with the provider's log.
 */
export async function checkInvariants(tx: Tx): Promise<InvariantResult[]> {
  const results: InvariantResult[] = [];
  for (const [id, { claim, broken }] of Object.entries(INVARIANTS)) {
    const { violations } = only(
      await tx.query<{ violations: number }>(`SELECT count(*)::int AS violations FROM (${broken}) AS broken`),
    );
    results.push({ id: id as keyof typeof INVARIANTS, claim, violations });
  }
  return results;
}

const RUNNABLE = sqlList(sourcesOf("PAUSE"));

/** Each `broken` selects the rows that must not exist. */
export const INVARIANTS = {
  I1: {
    claim: "One opening event per epoch, epochs grow by one, the breaker equals its last event",
    broken: `
      SELECT epoch FROM generate_series(1, (SELECT epoch FROM breaker)) AS expected (epoch)
      WHERE (SELECT count(*) FROM breaker_event WHERE kind = 'OPENED' AND breaker_event.epoch = expected.epoch) <> 1
      UNION ALL SELECT epoch FROM breaker_event WHERE epoch > (SELECT epoch FROM breaker)
      UNION ALL
      SELECT breaker.epoch FROM breaker
      LEFT JOIN (SELECT kind, epoch FROM breaker_event ORDER BY id DESC LIMIT 1) AS last ON true
      WHERE (breaker.state = 'OPEN') IS DISTINCT FROM (coalesce(last.kind, 'CLOSED') = 'OPENED')
         OR breaker.epoch <> coalesce(last.epoch, 0)`,
  },
  I2: {
    claim: "No call intent is committed between an opening and its closing",
    broken: `
      SELECT call.id FROM breaker_event AS opened
      LEFT JOIN breaker_event AS closed ON closed.kind = 'CLOSED' AND closed.epoch = opened.epoch
      JOIN provider_call AS call ON call.purpose = 'PIPELINE' AND call.started_at > opened.at
       AND call.started_at < coalesce(closed.at, 'infinity')
      WHERE opened.kind = 'OPENED'`,
  },
  I3: {
    claim: "No PENDING or RUNNING job while the breaker is OPEN, no PAUSED job while it is CLOSED",
    broken: `
      SELECT job.id FROM job CROSS JOIN breaker
      WHERE job.finished_at IS NULL AND (job.status IN ${RUNNABLE}) = (breaker.state = 'OPEN')`,
  },
  I4: {
    claim: "Nothing disappears: each revealed lead has its job, each started campaign its fetching job",
    broken: `
      SELECT lead.id FROM lead LEFT JOIN job ON job.lead_id = lead.id
      WHERE job.id IS NULL AND lead.status NOT IN ('FOUND', 'NO_MATCH', 'NO_EMAIL', 'ALREADY_CONTACTED', 'BLOCKLISTED')
      UNION ALL
      SELECT campaign.id FROM campaign
      WHERE started_at IS NOT NULL
        AND (SELECT count(*) FROM job WHERE campaign_id = campaign.id AND type = 'FETCH_LEADS') <> 1`,
  },
  I5: {
    claim: "At most one successful paid call per job and step",
    broken: `
      SELECT job_id FROM provider_call WHERE effect AND outcome = 'SUCCEEDED' AND job_id IS NOT NULL
      GROUP BY job_id, step HAVING count(*) > 1`,
  },
  I6: {
    claim: "Each checkpoint was written by the attempt whose call was kept",
    broken: `
      SELECT step.job_id FROM job_step AS step
      WHERE NOT EXISTS (SELECT 1 FROM provider_call AS call
                        WHERE call.job_id = step.job_id AND call.step = step.step AND call.attempt = step.attempt AND call.kept)`,
  },
  I7: {
    claim: "Each closing names an operator, a reason and the epoch that it closed",
    broken: `
      SELECT closed.id FROM breaker_event AS closed
      WHERE closed.kind = 'CLOSED'
        AND (trim(closed.reason) = '' OR trim(closed.actor) = ''
             OR NOT EXISTS (SELECT 1 FROM breaker_event AS opened
                            WHERE opened.kind = 'OPENED' AND opened.epoch = closed.epoch AND opened.id < closed.id))`,
  },
  I8: {
    claim: "Each PENDING job has a doorbell that will still ring, or a call under way whose end rings one",
    broken: `
      SELECT job.id FROM job LEFT JOIN graphile_worker.jobs AS bell ON bell.id = job.doorbell_id
      WHERE job.finished_at IS NULL AND job.status = 'PENDING' AND job.call_id IS NULL
        AND (bell.id IS NULL OR bell.attempts >= bell.max_attempts)`,
  },
  I9: {
    claim: "A campaign is over exactly when all its jobs are",
    broken: `
      SELECT campaign.id FROM campaign
      WHERE started_at IS NOT NULL
        AND (finished_at IS NULL) <> EXISTS (SELECT 1 FROM job WHERE job.campaign_id = campaign.id AND job.finished_at IS NULL)`,
  },
} as const;
