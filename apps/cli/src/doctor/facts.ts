import type { BreakerState, JobStatus, Provider } from "@leadgen/core";
import { type BreakerRow, readBreaker, SQL_ALIVE, type Tx } from "@leadgen/core/outreach";

/** Further facts for the person on call. */
export interface Facts {
  readonly breaker: { readonly state: BreakerState; readonly epoch: number; readonly reason: string | null };
  /** `silent`: not stopped in order, and without a heartbeat for longer than the worker's own limit. */
  readonly workers: { readonly alive: number; readonly silent: number };
  readonly jobs: Partial<Record<JobStatus, number>>;
  readonly calls: {
    readonly recorded: Partial<Record<Provider, number>>;
    /** Calls of which it is unknown whether the provider did the work. */
    readonly unknown: number;
    /** Calls without an outcome for more than 10 minutes; up to 5 examples, the oldest first. */
    readonly longInFlight: { readonly count: number; readonly examples: readonly string[] };
    /** Steps with two successful calls, because a worker that counted as dead was still working. */
    readonly stepsPaidTwice: number;
  };
  /** The jobs that have been PENDING longest, with the seconds since their doorbell was queued. */
  readonly longestPending: readonly { readonly jobId: string; readonly seconds: number }[];
}

/** Reads the facts in the caller's snapshot. */
export async function readFacts(tx: Tx): Promise<Facts> {
  const breaker = await readBreaker(tx);
  const [workers] = await tx.query<Facts["workers"]>(WORKERS);
  const jobs = await tx.query<{ status: JobStatus; count: number }>(JOBS);
  const calls = await tx.query<{ provider: Provider; count: number; unknown: number }>(CALLS);
  const [longInFlight] = await tx.query<Facts["calls"]["longInFlight"]>(LONG_IN_FLIGHT);
  const [paidTwice] = await tx.query<{ count: number }>(PAID_TWICE);
  return {
    breaker: breakerFact(breaker),
    workers: workers ?? { alive: 0, silent: 0 },
    jobs: Object.fromEntries(jobs.map(({ status, count }) => [status, count])),
    calls: {
      recorded: Object.fromEntries(calls.map(({ provider, count }) => [provider, count])),
      unknown: calls.reduce((sum, { unknown }) => sum + unknown, 0),
      longInFlight: longInFlight ?? { count: 0, examples: [] },
      stepsPaidTwice: paidTwice?.count ?? 0,
    },
    longestPending: await tx.query(LONGEST_PENDING),
  };
}

const breakerFact = ({ state, epoch, reason }: BreakerRow): Facts["breaker"] => ({ state, epoch, reason });

const WORKERS = `
  SELECT count(*) FILTER (WHERE ${SQL_ALIVE})::int AS alive,
         count(*) FILTER (WHERE NOT (${SQL_ALIVE}))::int AS silent
  FROM worker WHERE stopped_at IS NULL`;

const JOBS = "SELECT status, count(*)::int AS count FROM job GROUP BY status";

const CALLS = `
  SELECT provider, count(*)::int AS count, count(*) FILTER (WHERE outcome = 'UNKNOWN')::int AS unknown
  FROM provider_call GROUP BY provider`;

const LONG_IN_FLIGHT = `
  SELECT count(*)::int AS count,
         coalesce((array_agg('call ' || id ORDER BY started_at))[1:5], '{}') AS examples
  FROM provider_call WHERE outcome IS NULL AND started_at < now() - interval '10 minutes'`;

// A unique index ensures that at most one success of a step is kept, so one of each pair is among the few that were not kept.
const PAID_TWICE = `
  WITH stray AS MATERIALIZED (
    SELECT id, job_id, step FROM provider_call
    WHERE effect AND NOT kept AND outcome = 'SUCCEEDED' AND job_id IS NOT NULL)
  SELECT count(DISTINCT (stray.job_id, stray.step))::int AS count FROM stray
  JOIN provider_call AS other ON other.job_id = stray.job_id AND other.step = stray.step AND other.id <> stray.id
  WHERE other.effect AND other.outcome = 'SUCCEEDED'`;

const LONGEST_PENDING = `
  SELECT job.id AS "jobId", extract(epoch FROM now() - bell.created_at)::int AS seconds
  FROM job JOIN graphile_worker.jobs AS bell ON bell.id = job.doorbell_id
  WHERE job.finished_at IS NULL AND job.status = 'PENDING'
  ORDER BY bell.created_at, job.id LIMIT 5`;
