import { JOB_TABLE, type JobStatus, type JobType, TASK_TABLE } from "@leadgen/core";
import type { Row, Tx } from "@leadgen/db";
import { makeCall } from "./call.ts";
import { allOf, insert, NOW, type Values } from "./insert.ts";
import { firstWorker } from "./worker.ts";

export interface JobValues extends Values<"job"> {
  /** Whether a provider call is under way. */
  readonly calling?: boolean;
  /** Whether a worker holds the current attempt, or held the last; default: if RUNNING, calling, COMPLETED or FAILED. */
  readonly held?: boolean;
}

type PlacedJob = JobValues & { readonly campaignId: string; readonly type: JobType };

/** A job of an existing campaign, coherent with its doorbell, claim and call. */
export async function insertJob(tx: Tx, job: PlacedJob): Promise<Row<"job">> {
  const { calling = false, held: asked, ...values } = job;
  const { status = "PENDING", workerId, epoch = 0, type } = values;
  const held = asked ?? (calling || HELD.includes(status));
  const attempt = values.attempt ?? (held ? 1 : 0);
  const row = await insert(tx, "job", {
    status,
    attempt,
    epoch,
    ...(attempt > 0 && { claimedAt: NOW }),
    ...(JOB_TABLE[status].terminal && { finishedAt: NOW }),
    ...REASONS[status],
    ...values,
    workerId: held ? (workerId ?? (await firstWorker(tx))) : null,
  });
  if (status === "PENDING") await queueDoorbell(tx, { jobId: row.id, type });
  if (calling) await beginCall(tx, row);
  const [made] = await tx.query<Row<"job">>(`SELECT ${allOf("job")} FROM job WHERE id = $1`, [row.id]);
  return made ?? row;
}

const HELD: readonly JobStatus[] = ["RUNNING", "COMPLETED", "FAILED"];

const REASONS: Readonly<Partial<Record<JobStatus, Values<"job">>>> = {
  PAUSED: { pauseReason: "Apollo TIMEOUT (epoch 1)", pausedAt: NOW },
  FAILED: { errorCode: "REFUSED", errorMessage: "The model declined." },
};

async function queueDoorbell(tx: Tx, job: { jobId: string; type: JobType }): Promise<void> {
  await tx.query(
    `WITH bell AS (SELECT id FROM graphile_worker.add_job($2, json_build_object('jobId', $1::uuid)))
     UPDATE job SET doorbell_id = bell.id FROM bell WHERE job.id = $1`,
    [job.jobId, TASK_TABLE[job.type].identifier],
  );
}

/** The state after the verb `beginCall`, whatever the job's status is. */
async function beginCall(tx: Tx, job: Row<"job">): Promise<void> {
  const { campaignId, leadId, attempt, workerId } = job;
  const { id } = await makeCall(tx, {
    provider: "PERPLEXITY",
    step: "RESEARCH",
    outcome: null,
    epoch: job.epoch ?? 0,
    ...{ jobId: job.id, campaignId, leadId, attempt, workerId },
  });
  await tx.query("UPDATE job SET call_id = $2 WHERE id = $1", [job.id, id]);
}
