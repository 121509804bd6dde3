import { setTimeout as sleep } from "node:timers/promises";
import type { JobType } from "@leadgen/core";
import { handBackJobs } from "@leadgen/core/outreach";
import { trailOf } from "../observe/trail-of.ts";
import type { DoorbellEnd } from "../queue/stray-doorbells.ts";
import type { Runtime } from "../runtime.ts";
import { makeCall } from "./make-call.ts";
import type { NextCall } from "./next-call.ts";
import { onlyReads, readNextCall } from "./read-next-call.ts";
import type { RunningJob } from "./running-job.ts";
import { settle } from "./settle.ts";
import { endOfError, type StepEnd } from "./step-end.ts";
import { stepStatements, stepTransaction } from "./step-transaction.ts";

/**
 * Answers a doorbell: claims the job if it can be claimed, and then runs its unfinished steps one after the other in this
 * process. A doorbell that rings twice, late, or for a job that can't be claimed does no harm.
 */
export async function runJob(
  runtime: Runtime,
  { type, jobId, rangAt }: { readonly type: JobType; readonly jobId: string; readonly rangAt: Date },
): Promise<DoorbellEnd> {
  // One at a time in this process: `claimJobs` treats a job that this worker already holds as one whose claim was lost.
  const { release } = await runtime.hold(jobId);
  await runtime.inHand.admit(type);
  const dismiss = () => {
    runtime.inHand.dismiss(type);
    release();
  };
  const { end, job } = await claim(runtime, jobId).catch((error: unknown) => {
    dismiss();
    throw error;
  });
  if (job !== undefined) runtime.observer.jobWaited(job.claim.type, rangAt);
  if (job === undefined) {
    dismiss();
    return end;
  }
  runtime.held.hold(job.claim);
  void work(job)
    .catch((error: unknown) => putAway(job, error))
    .finally(() => {
      runtime.held.letGo(jobId);
      dismiss();
    });
  return end;
}

async function claim(
  runtime: Runtime,
  jobId: string,
): Promise<{ readonly end: DoorbellEnd; readonly job?: RunningJob }> {
  const { observer } = runtime;
  if (runtime.stopping.aborted) {
    observer.doorbell("RING_ELSEWHERE");
    return { end: "RING_ELSEWHERE" };
  }
  const claimed = await runtime.claim(jobId);
  observer.doorbell(claimed.end === "DECLARED_DEAD" ? "RING_ELSEWHERE" : claimed.end);
  switch (claimed.end) {
    case "DECLARED_DEAD":
      return { end: "RING_ELSEWHERE" };
    case "CLAIMED":
      return {
        end: "ANSWERED",
        job: { runtime, ...claimed, steps: new Map(Object.entries(claimed.claim.steps)), begun: new Set() },
      };
    case "NOTHING_TO_DO":
      return { end: "ANSWERED" };
  }
}

/** Pause before a job whose end could not be recorded is handed back, in milliseconds: recording may fail elsewhere too. */
const PUT_AWAY_MS = 5_000;

/** Neither the step's end nor the failure to record it could be recorded. If the worker is stopping, the stop hands the job back. */
async function putAway({ runtime, claim }: RunningJob, error: unknown): Promise<void> {
  const { log, stopping, patiently } = runtime;
  log.error({ err: error, ...trailOf(claim) }, "The end of a step could not be recorded.");
  await sleep(PUT_AWAY_MS, undefined, { signal: stopping }).catch(() => {});
  if (stopping.aborted) return;
  await patiently((tx) => handBackJobs(tx, [claim])).catch((again: unknown) =>
    log.error({ err: again, ...trailOf(claim) }, "A job could not be handed back."),
  );
}

async function work(job: RunningJob): Promise<void> {
  const { observer, held } = job.runtime;
  observer.claimed(job.claim);
  let call: NextCall | undefined;
  for (;;) {
    const since = performance.now();
    const end = await takeStep(job, call);
    const next = await settle(job, end).catch((error: unknown) => settle(job, afterFailedRecord(error, end)));
    held.callEnded(job.claim.jobId);
    if (end.end === "SUCCEEDED") observer.stepTaken(end.call.step, (performance.now() - since) / 1_000);
    if (next.next === "LEAVE") return observer.left(job.claim, next.how);
    call = next.call;
  }
}

/** @param known the next call, if it was read when the last step was recorded. */
async function takeStep(job: RunningJob, known: NextCall | undefined): Promise<StepEnd> {
  try {
    const read = onlyReads(job) ? stepStatements : stepTransaction;
    const call = known ?? (await read(job.runtime.pool, (tx) => readNextCall(tx, job)));
    return call === undefined ? { end: "ALL_DONE" } : await makeCall(job, call);
  } catch (error) {
    return endOfError(error);
  }
}

/** The end to record after the step's own end could not be recorded. */
function afterFailedRecord(error: unknown, end: StepEnd): StepEnd {
  const answered = end.end === "SUCCEEDED" || end.end === "REJECTED";
  return endOfError(error, answered ? { callId: end.callId, sent: "ANSWERED" } : undefined);
}
