import { FEEDER_TASK } from "./job/feeder-task.ts";
import { sourcesOf } from "./job/states.ts";
import { sqlList } from "./parts/sql.ts";
import { only, type Tx } from "./parts/tx.ts";

/** What must hold in every committed state of the database. */
export interface Invariant {
  readonly claim: string;
  /** SQL that selects the rows that must not exist, each as its kind and id. */
  readonly broken: string;
}

/** One invariant, and how many rows of the database break it. */
export interface InvariantResult<Id extends string = string> {
  readonly id: Id;
  readonly claim: string;
  readonly violations: number;
  /** Up to EXAMPLES of those rows, each as its kind and id: `job 0199...`. */
  readonly examples: readonly string[];
}

const EXAMPLES = 5;

/**
 * Checks invariants over a whole database without writing, in one snapshot if the transaction is REPEATABLE READ.
 * Each reads its tables a fixed number of times, in parallel: 1,000,000 jobs with 3,000,000 calls and as many
 * checkpoints take 5 to 10 s on 2 cores, whether `work_mem` is the default or larger.
 * I10 (no database, no provider call) needs the provider's side: compare `provider_call` with its log.
 */
export async function checkInvariants<Id extends string>(
  tx: Tx,
  invariants: Readonly<Record<Id, Invariant>>,
): Promise<InvariantResult<Id>[]> {
  const results: InvariantResult<Id>[] = [];
  // Just after a closing, PostgreSQL's statistics are stale: it assumes an empty queue, and a nested loop scanned the whole
  // queue for each of a million jobs (not done after 10 minutes). Has no effect outside a transaction.
  await tx.query("SELECT set_config('enable_nestloop', 'off', true)");
  for (const [id, { claim, broken }] of Object.entries<Invariant>(invariants)) {
    const found = only(await tx.query<Pick<InvariantResult, "violations" | "examples">>(countOf(broken)));
    results.push({ id: id as Id, claim, ...found });
  }
  return results;
}

const countOf = (broken: string): string => `
  SELECT count(*)::int AS violations, coalesce(array_agg(which) FILTER (WHERE place <= ${EXAMPLES}), '{}') AS examples
  FROM (SELECT which, row_number() OVER () AS place FROM (${broken}) AS broken (which)) AS numbered`;

const RUNNABLE = sqlList(sourcesOf("PAUSE"));

/** The invariants of the engine itself. A domain adds its own. */
export const ENGINE_INVARIANTS = {
  I1: {
    claim: "One opening event per epoch, epochs grow by one, the breaker equals its last event",
    broken: `
      SELECT 'epoch ' || expected.epoch
      FROM generate_series(1, (SELECT epoch FROM breaker)) AS expected (epoch)
      LEFT JOIN breaker_event AS opened ON opened.kind = 'OPENED' AND opened.epoch = expected.epoch
      WHERE opened.id IS NULL
      UNION ALL SELECT 'epoch ' || epoch FROM breaker_event WHERE epoch > (SELECT epoch FROM breaker)
      UNION ALL
      SELECT 'breaker at epoch ' || breaker.epoch FROM breaker
      LEFT JOIN (SELECT kind, epoch FROM breaker_event ORDER BY id DESC LIMIT 1) AS last ON true
      WHERE (breaker.state = 'OPEN') IS DISTINCT FROM (coalesce(last.kind, 'CLOSED') = 'OPENED')
         OR breaker.epoch <> coalesce(last.epoch, 0)`,
  },
  // All outages are one multirange in memory: joining calls with events took 15 s for 3 million calls.
  I2: {
    claim: "No call intent is committed between an opening and its closing",
    broken: `
      SELECT 'call ' || id FROM provider_call
      WHERE purpose = 'PIPELINE'
        AND started_at <@ (SELECT range_agg(tstzrange(opened.at, greatest(opened.at, coalesce(closed.at, 'infinity')), '()'))
                           FROM breaker_event AS opened
                           LEFT JOIN breaker_event AS closed ON closed.kind = 'CLOSED' AND closed.epoch = opened.epoch
                           WHERE opened.kind = 'OPENED')`,
  },
  I3: {
    claim: "No PENDING or RUNNING job while the breaker is OPEN, no PAUSED job while it is CLOSED",
    broken: `
      SELECT 'job ' || id FROM job
      WHERE finished_at IS NULL AND (status IN ${RUNNABLE}) = (SELECT state = 'OPEN' FROM breaker)`,
  },
  // The unique index call_effect_kept_once refuses two kept calls, so of any two calls one is among the few not kept:
  // start from those, since grouping 3 million calls took 12 s. A call that was given up as UNKNOWN because its worker was
  // declared gone, and whose answer came late, is a known repetition and not a violation.
  I5: {
    claim:
      "At most one successful paid call per job and step, but for those given up as UNKNOWN when their worker died",
    broken: `
      WITH stray AS MATERIALIZED (
        SELECT call.id, call.job_id, call.step FROM provider_call AS call
        LEFT JOIN worker ON worker.id = call.worker_id
        WHERE call.effect AND NOT call.kept AND call.outcome = 'SUCCEEDED' AND call.job_id IS NOT NULL
          AND (worker.stopped_at > call.ended_at) IS NOT FALSE)
      SELECT DISTINCT 'job ' || stray.job_id || ' step ' || stray.step FROM stray
      JOIN provider_call AS other ON other.job_id = stray.job_id AND other.step = stray.step AND other.id <> stray.id
      WHERE other.effect AND other.outcome = 'SUCCEEDED' AND (other.kept OR other.id IN (SELECT id FROM stray))`,
  },
  I6: {
    claim: "Each checkpoint was written by the attempt whose call was kept",
    broken: `
      SELECT 'job ' || step.job_id || ' step ' || step.step FROM job_step AS step
      WHERE NOT EXISTS (SELECT 1 FROM provider_call AS call
                        WHERE call.job_id = step.job_id AND call.step = step.step AND call.attempt = step.attempt AND call.kept)`,
  },
  I7: {
    claim: "Each closing names an operator, a reason and the epoch that it closed",
    broken: `
      SELECT 'event ' || closed.id FROM breaker_event AS closed
      LEFT JOIN breaker_event AS opened
        ON opened.kind = 'OPENED' AND opened.epoch = closed.epoch AND opened.id < closed.id
      WHERE closed.kind = 'CLOSED' AND (trim(closed.reason) = '' OR trim(closed.actor) = '' OR opened.id IS NULL)`,
  },
  I8: {
    claim:
      "Each PENDING job has a doorbell that will still ring, its own or a feeder that covers it, or a call under way whose end rings one",
    broken: `
      WITH bell AS MATERIALIZED (
        SELECT bell.id, payload, identifier = '${FEEDER_TASK}' AS feeds FROM graphile_worker._private_jobs AS bell
        JOIN graphile_worker._private_tasks AS task ON task.id = task_id
        WHERE attempts < max_attempts)
      SELECT 'job ' || job.id FROM job
      LEFT JOIN bell ON bell.id = job.doorbell_id AND CASE
        WHEN feeds THEN payload ->> 'campaignId' = job.campaign_id::text
          AND created_at BETWEEN (payload ->> 'madeFrom')::timestamptz AND (payload ->> 'madeTo')::timestamptz
        ELSE payload ->> 'jobId' = job.id::text END
      WHERE job.finished_at IS NULL AND job.status = 'PENDING' AND job.call_id IS NULL AND bell.id IS NULL`,
  },
} as const satisfies Record<string, Invariant>;
