import { columns, type RowOf, type Tx } from "@leadgen/db";
import type { Job, LeadCall } from "./schema.ts";

const CALL = columns(
  "provider_call",
  [
    "id",
    "provider",
    "endpoint",
    "step",
    "attempt",
    "epoch",
    "outcome",
    "kept",
    "effect",
    "httpStatus",
    "failureKind",
    "message",
    "providerRequestId",
    "startedAt",
    "endedAt",
    "latencyMs",
  ],
  "call",
);

/** A job's calls always have a step and an attempt. */
type CallRow = RowOf<typeof CALL> &
  Pick<Job["calls"][number], "step" | "attempt" | "credits" | "costUsd" | "worker">;

const PRICED = `${CALL}, call.credits::float8 AS credits, call.cost_usd::float8 AS "costUsd",
         (SELECT name FROM worker WHERE worker.id = call.worker_id) AS worker`;

/** The latest 200 calls of a job, oldest first. */
export async function readCallsOfJob(tx: Tx, jobId: string): Promise<Job["calls"]> {
  const calls = await tx.query<CallRow>(OF_JOB, [jobId]);
  return calls.reverse();
}

const OF_JOB = `
  SELECT ${PRICED} FROM provider_call AS call
  WHERE job_id = $1 ORDER BY started_at DESC, id DESC LIMIT 200`;

/** The latest 200 calls of a lead, including the one that revealed it together with others. */
export async function readCallsOfLead(tx: Tx, leadId: string): Promise<LeadCall[]> {
  const calls = await tx.query<CallRow & Pick<LeadCall, "jobId" | "people">>(OF_LEAD, [leadId]);
  return calls.reverse();
}

const OF_LEAD = `
  SELECT ${PRICED}, call.job_id AS "jobId",
         CASE WHEN call.lead_id IS NULL
              THEN (SELECT count(*) FROM lead AS other WHERE other.reveal_job_id = call.job_id)::int ELSE 1 END AS people
  FROM provider_call AS call
  WHERE call.lead_id = $1 OR call.job_id = (SELECT reveal_job_id FROM lead WHERE id = $1)
  ORDER BY started_at DESC, id DESC LIMIT 200`;
