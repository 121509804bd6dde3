import type { BreakerState, FailureKind, Provider } from "@leadgen/core";
import type { Tx } from "@leadgen/db";
import { type JobCounts, jobCounts } from "./counts.ts";

/** The answer to "may work run, and how much is there". */
export interface QueueStatus {
  readonly circuitBreaker: BreakerStatus;
  /** All six statuses; null while UNKNOWN, like the other two. */
  readonly jobs: JobCounts | null;
  /** Calls of the pipeline that began and have not ended. */
  readonly callsInFlight: number | null;
  readonly workersAlive: number | null;
}

export interface BreakerStatus {
  /** UNKNOWN: the database cannot be reached, so nobody may call a provider. Treat it as OPEN. */
  readonly state: BreakerState | "UNKNOWN";
  readonly epoch: number | null;
  readonly changedAt: Date | null;
  readonly openedAt: Date | null;
  readonly openedBy: string | null;
  readonly reason: string | null;
  readonly provider: Provider | null;
  readonly failureKind: FailureKind | null;
  readonly httpStatus: number | null;
  readonly jobId: string | null;
  readonly campaignId: string | null;
}

type Row = BreakerStatus & Omit<QueueStatus, "circuitBreaker">;

/** The whole status in one statement, so in one snapshot. */
export async function queueStatus(
  tx: Tx,
  input: { readonly heartbeatSeconds: number },
): Promise<QueueStatus> {
  const [row] = await tx.query<Row>(SELECT, [input.heartbeatSeconds]);
  if (row === undefined) throw new Error("api-e2: the breaker has no row");
  const { jobs, callsInFlight, workersAlive, ...circuitBreaker } = row;
  return { circuitBreaker, jobs: jobCounts(jobs), callsInFlight, workersAlive };
}

/** What is said without a database. `reason` tells what to do. */
export const unknownStatus = (reason: string): QueueStatus => ({
  circuitBreaker: {
    state: "UNKNOWN",
    epoch: null,
    changedAt: null,
    openedAt: null,
    openedBy: null,
    reason,
    provider: null,
    failureKind: null,
    httpStatus: null,
    jobId: null,
    campaignId: null,
  },
  jobs: null,
  callsInFlight: null,
  workersAlive: null,
});

/** SQL: a worker row whose process is taken for alive, `$1` seconds of silence allowed. */
export const SQL_ALIVE = "stopped_at IS NULL AND beat_at > now() - make_interval(secs => $1)";

const SELECT = `
  SELECT state, epoch, changed_at AS "changedAt", opened_at AS "openedAt", opened_by AS "openedBy", reason, provider,
         failure_kind AS "failureKind", http_status AS "httpStatus", job_id AS "jobId", campaign_id AS "campaignId",
         (SELECT jsonb_object_agg(status, n) FROM (SELECT status, count(*) AS n FROM job GROUP BY status) AS jobs) AS jobs,
         (SELECT count(*)::int FROM provider_call WHERE outcome IS NULL AND purpose = 'PIPELINE') AS "callsInFlight",
         (SELECT count(*)::int FROM worker WHERE ${SQL_ALIVE}) AS "workersAlive"
  FROM breaker`;
