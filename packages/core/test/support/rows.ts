import { only } from "../../src/engine/parts/tx.ts";
import type { CampaignStatus, JobStatus, LeadStatus } from "../../src/index.ts";
import type { CoreSystem } from "./core-system.ts";

export interface JobRow {
  readonly status: JobStatus;
  readonly attempt: number;
  readonly deaths: number;
  readonly epoch: number | null;
  readonly workerId: string | null;
  readonly callId: string | null;
  readonly doorbellId: number | null;
  readonly pauseReason: string | null;
  readonly errorCode: string | null;
  readonly errorMessage: string | null;
  readonly finishedAt: Date | null;
}

export async function jobRow(system: CoreSystem, jobId: string): Promise<JobRow> {
  const rows = await system.db.query<JobRow>(
    `SELECT status, attempt, deaths, epoch, worker_id AS "workerId", call_id AS "callId", doorbell_id AS "doorbellId",
            pause_reason AS "pauseReason", error_code AS "errorCode", error_message AS "errorMessage",
            finished_at AS "finishedAt"
     FROM job WHERE id = $1`,
    [jobId],
  );
  return only(rows);
}

/** The number of jobs in each status that occurs. */
export async function jobCounts(system: CoreSystem): Promise<Partial<Record<JobStatus, number>>> {
  const rows = await system.db.query<{ status: JobStatus; n: number }>(
    "SELECT status, count(*)::int AS n FROM job GROUP BY status",
  );
  return Object.fromEntries(rows.map(({ status, n }) => [status, n]));
}

export async function campaignRow(
  system: CoreSystem,
  campaignId: string,
): Promise<{ status: CampaignStatus; message: string | null }> {
  return only(await system.db.query("SELECT status, message FROM campaign WHERE id = $1", [campaignId]));
}

export async function leadRow(
  system: CoreSystem,
  leadId: string | null,
): Promise<{ status: LeadStatus; message: string | null }> {
  return only(
    await system.db.query("SELECT status, status_message AS message FROM lead WHERE id = $1", [leadId]),
  );
}

export interface CallRow {
  readonly outcome: string | null;
  readonly kept: boolean;
  readonly attempt: number;
  readonly failureKind: string | null;
  readonly message: string | null;
}

export async function callRow(system: CoreSystem, callId: string | null): Promise<CallRow> {
  const rows = await system.db.query<CallRow>(
    `SELECT outcome, kept, attempt, failure_kind AS "failureKind", message FROM provider_call WHERE id = $1`,
    [callId],
  );
  return only(rows);
}

export interface EventRow {
  readonly kind: "OPENED" | "CLOSED";
  readonly epoch: number;
  readonly actor: string;
  readonly reason: string;
  readonly jobsChanged: number;
}

/** The breaker's history, oldest first. */
export async function breakerEvents(system: CoreSystem): Promise<EventRow[]> {
  return system.db.query(
    `SELECT kind, epoch, actor, reason, jobs_changed AS "jobsChanged" FROM breaker_event ORDER BY id`,
  );
}

/** Ids of the doorbells in graphile-worker's queue that announce the job. */
export async function bellsOf(system: CoreSystem, jobId: string): Promise<number[]> {
  const rows = await system.db.query<{ id: number }>(
    "SELECT id FROM graphile_worker._private_jobs WHERE payload ->> 'jobId' = $1 ORDER BY id",
    [jobId],
  );
  return rows.map((row) => row.id);
}

const TABLES = {
  breaker: "SELECT * FROM breaker",
  events: "SELECT * FROM breaker_event ORDER BY id",
  campaigns: "SELECT * FROM campaign ORDER BY id",
  jobs: "SELECT * FROM job ORDER BY id",
  steps: "SELECT * FROM job_step ORDER BY job_id, step",
  leads: "SELECT * FROM lead ORDER BY id",
  calls: "SELECT * FROM provider_call ORDER BY id",
  doorbells: "SELECT id, payload::text FROM graphile_worker._private_jobs ORDER BY id",
} as const;

export type Contents = Record<keyof typeof TABLES, unknown[]>;

/** Every row that a verb could change, for tests that a verb changed nothing. */
export async function contents(system: CoreSystem): Promise<Contents> {
  const entries = await Promise.all(
    Object.entries(TABLES).map(async ([name, sql]) => [name, await system.db.query(sql)] as const),
  );
  return Object.fromEntries(entries) as Contents;
}
