import { randomUUID } from "node:crypto";
import type { JobType } from "@leadgen/core";
import { completeJobs, failJob, handBackJobs } from "@leadgen/core/engine";
import { isDatabaseTrouble } from "../database-trouble.ts";
import { RingElsewhereError } from "../queue/stray-doorbells.ts";
import { plain, type Runtime } from "../runtime.ts";
import { enrichLead } from "./enrich-lead.ts";
import { fetchLeads } from "./fetch-leads.ts";
import type { RunningJob, StepEnd } from "./running-job.ts";

const PLANS: Record<JobType, (job: RunningJob) => Promise<StepEnd>> = {
  FETCH_LEADS: fetchLeads,
  ENRICH_LEAD: enrichLead,
};

/**
 * Answers a doorbell: claims the job if it is there to be claimed, and takes its unfinished steps one after the other.
 * A doorbell that rings twice, late or in vain does no harm.
 *
 * @throws only when the doorbell has to ring again.
 */
export async function runJob(runtime: Runtime, jobId: string): Promise<void> {
  // One at a time in this process: `claimJobs` takes a job that this worker holds for one whose claim got lost.
  const { release } = await runtime.hold(jobId);
  try {
    if (runtime.stopping.aborted)
      throw new RingElsewhereError("worker-e6: stopping; the doorbell rings again elsewhere.");
    const workerId = await runtime.workerId();
    const claim = await runtime.claim(jobId);
    if (claim !== undefined)
      await work({ runtime, claim, workerId, steps: new Map(Object.entries(claim.steps)) });
  } finally {
    release();
  }
}

async function work(job: RunningJob): Promise<void> {
  const { runtime, claim } = job;
  try {
    const end = await PLANS[claim.type](job);
    if (end === "DONE") await runtime.patiently((tx) => completeJobs(tx, [claim]));
    if (end === "STOP") await handBack(job);
  } catch (error) {
    await endBadly(job, error);
  }
}

/** Only a job that is still RUNNING under this attempt is handed back; a paused or lost one is left alone. */
async function handBack(job: RunningJob): Promise<void> {
  await job.runtime.patiently((tx) => handBackJobs(tx, [job.claim]));
}

async function endBadly(job: RunningJob, error: unknown): Promise<void> {
  const { runtime, claim } = job;
  if (isDatabaseTrouble(error)) {
    runtime.log.warn(
      { err: plain(error), jobId: claim.jobId },
      "The database was away; the job goes on from its last step.",
    );
    await handBack(job);
    return;
  }
  const reference = randomUUID().slice(0, 8);
  runtime.log.error({ err: error, jobId: claim.jobId, reference }, "A job failed for a reason of our own.");
  const message = `leadgen's own error (reference ${reference}, see the worker's log). Other jobs go on; retry this one when it is mended.`;
  await runtime.patiently((tx) =>
    failJob(tx, { ...claim, code: "INTERNAL_ERROR", message, leadStatus: "FAILED" }),
  );
}
