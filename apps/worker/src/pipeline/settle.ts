import { randomUUID } from "node:crypto";
import { LEAD_TABLE, mayBeOurs, type Step, stepsOf } from "@leadgen/core";
import {
  completeJobs,
  endBlockedJob,
  endLeads,
  failCall,
  failJob,
  finishCall,
  foreseeStop,
  handBackJobs,
  withdrawCall,
} from "@leadgen/core/outreach";
import { framesOf } from "@leadgen/log";
import type { Left } from "../observe/observer.ts";
import { trailOf } from "../observe/trail-of.ts";
import { errorId } from "./error-id.ts";
import type { NextCall } from "./next-call.ts";
import { recordAnswer } from "./record-answers.ts";
import type { RunningJob } from "./running-job.ts";
import type { EndOf, StepEnd } from "./step-end.ts";

/** GO_ON: the job is still ours; `call` is its next call, if that is known already. LEAVE: the job has ended or goes on elsewhere. */
export type Next =
  | { readonly next: "LEAVE"; readonly how: Left }
  | { readonly next: "GO_ON"; readonly call?: NextCall | undefined };

const COMPLETED: Next = { next: "LEAVE", how: "COMPLETED" };
const FAILED: Next = { next: "LEAVE", how: "FAILED" };
const GIVEN_BACK: Next = { next: "LEAVE", how: "GIVEN_BACK" };

/** Records how a step ended, and says what the worker does next. */
export async function settle(job: RunningJob, end: StepEnd): Promise<Next> {
  switch (end.end) {
    case "ALL_DONE":
      return complete(job);
    case "GONE":
      return GIVEN_BACK;
    case "STOPPING":
    case "REFUSED":
      return handBack(job);
    case "BLOCKED":
      return endBlocked(job);
    case "NOT_SENT":
      // The next intent checks breaker and claim again.
      await withdraw(job, end.callId);
      return { next: "GO_ON", call: end.call };
    case "SUCCEEDED":
      return keepAnswer(job, end);
    case "REJECTED":
      return endRejected(job, end);
    case "FAILED":
      await reportFailure(job, end);
      return handBack(job);
    case "CUT_OFF":
      await giveUp(job, end.callId, "The worker was stopped before the answer came.");
      return handBack(job);
    case "DATABASE_AWAY":
      return leaveToOthers(job, end);
    case "OWN_ERROR":
      return failForOwnReason(job, end);
  }
}

/** A job that was cancelled or rescued in the meantime stays as it is. */
async function complete({ runtime, claim }: RunningJob): Promise<Next> {
  const { completed } = await runtime.patiently((tx) => completeJobs(tx, [claim]));
  return completed.length > 0 ? COMPLETED : GIVEN_BACK;
}

/** Only a job that is still RUNNING under this attempt is handed back; a paused or lost one is left alone. */
async function handBack({ runtime, claim }: RunningJob): Promise<Next> {
  await runtime.patiently((tx) => handBackJobs(tx, [claim]));
  return GIVEN_BACK;
}

async function keepAnswer(job: RunningJob, end: EndOf<"SUCCEEDED">): Promise<Next> {
  const { proceed, over, call } = await recordAnswer({ job, end });
  if (over) return COMPLETED;
  // Even if the job was paused in the meantime: nothing is left to stop (rule J5).
  if (end.call.last && job.steps.has(end.call.step)) return settle(job, { end: "ALL_DONE" });
  return proceed ? { next: "GO_ON", call } : handBack(job);
}

/**
 * Records the call, the lead's outcome and the end of the job in one transaction. A lead whose outcome is an answer (such as "no such
 * address") completes its job; otherwise the job is FAILED and a person may retry it (rule J10).
 */
async function endRejected(job: RunningJob, { callId, call, answer }: EndOf<"REJECTED">): Promise<Next> {
  const { jobId, attempt, leadId, campaignId } = job.claim;
  const { outcome, status, message, rule, meta } = answer;
  const endedBy = mayBeOurs(rule) ? rule : undefined;
  const ended = await job.runtime.patiently(async (tx) => {
    if (endedBy !== undefined) await foreseeStop(tx, { jobId, campaignId, endedBy });
    const handled = leadId !== null && LEAD_TABLE[status].handled;
    const checkpoint = handled ? { step: call.step, output: { rejected: status, rule } } : undefined;
    const record = { callId, jobId, attempt, outcome, meta, message: `${rule}: ${message}`, checkpoint };
    const { kept, repeated } = await finishCall(tx, record);
    if (!kept || repeated) return undefined;
    if (!handled) {
      await failJob(tx, { jobId, attempt, code: status, message, endedBy });
      return FAILED;
    }
    await endLeads(tx, [{ leadId, status, message }]);
    await completeJobs(tx, [{ jobId, attempt, endedBy }]);
    return COMPLETED;
  });
  return ended ?? handBack(job);
}

/** BLOCKLISTED is an answer, so the job is COMPLETED. */
async function endBlocked(job: RunningJob): Promise<Next> {
  const ended = await job.runtime.patiently((tx) => endBlockedJob(tx, job.claim));
  return ended ? COMPLETED : handBack(job);
}

/** Opens the breaker at the first failure (rule B2). */
async function reportFailure(
  { runtime, claim }: RunningJob,
  { callId, call, failure }: EndOf<"FAILED">,
): Promise<void> {
  const { jobId, attempt } = claim;
  const actor = `worker:${runtime.config.name}`;
  const told = await runtime.urgently((tx) => failCall(tx, { callId, jobId, attempt, actor, failure }));
  if (told.opened) runtime.observer.opened(failure);
  const {
    provider,
    kind,
    rule,
    httpStatus,
    requestId: providerRequestId,
    retryAfterSeconds,
    message,
  } = failure;
  const { step, endpoint } = call;
  const what = { step, provider, endpoint, kind, rule, httpStatus, providerRequestId, retryAfterSeconds };
  const { opened, jobsPaused } = told;
  const err = { type: "ProviderError", message };
  // The epoch is that of the claim, as in all lines about the job.
  runtime.log.error(
    { ...trailOf(claim), ...what, opened, jobsPaused, err },
    told.opened ? "A provider failed: the breaker is OPEN." : "A provider failed.",
  );
}

/** A call that was sent stays under way: it becomes UNKNOWN when this worker ends. */
async function leaveToOthers(job: RunningJob, { error, call }: EndOf<"DATABASE_AWAY">): Promise<Next> {
  const { log } = job.runtime;
  if (call?.sent === "NO") await withdraw(job, call.callId);
  log.warn(
    { err: error, ...trailOf(job.claim) },
    "The database was away; the job goes on from its last step.",
  );
  return handBack(job);
}

async function failForOwnReason(job: RunningJob, { error, call }: EndOf<"OWN_ERROR">): Promise<Next> {
  const { runtime, claim } = job;
  if (call?.sent === "NO") await withdraw(job, call.callId);
  else if (call !== undefined) await giveUp(job, call.callId, OWN_ERROR_WORDS[call.sent]);
  const reference = randomUUID().slice(0, 8);
  const endedBy = errorId(error, unfinishedStep(job));
  runtime.log.error(
    { err: error, ...trailOf(claim), step: unfinishedStep(job), reference, endedBy, frames: framesOf(error) },
    "A job failed for a reason of our own.",
  );
  const message = `leadgen's own error (reference ${reference}, see the worker's log): ${endedBy}. Other jobs go on; retry this one when it is mended.`;
  await runtime.patiently(async (tx) => {
    await foreseeStop(tx, { ...claim, endedBy });
    await failJob(tx, { ...claim, code: "INTERNAL_ERROR", message, endedBy });
  });
  return FAILED;
}

const unfinishedStep = ({ claim, steps }: RunningJob): Step | undefined =>
  stepsOf(claim.type).find((step) => !steps.has(step));

const OWN_ERROR_WORDS = {
  YES: "leadgen's own error came between sending and the answer.",
  ANSWERED: "The answer came, but leadgen could not store it.",
} as const;

const withdraw = ({ runtime, claim: { jobId } }: RunningJob, callId: string): Promise<void> =>
  runtime.patiently((tx) => withdrawCall(tx, { callId, jobId }));

/** The effect of the call can no longer be found out: the call is counted and shown as UNKNOWN, and the step stays unfinished. */
async function giveUp({ runtime, claim }: RunningJob, callId: string, message: string): Promise<void> {
  const { jobId, attempt } = claim;
  runtime.observer.callUnknown();
  await runtime.patiently((tx) =>
    finishCall(tx, { callId, jobId, attempt, outcome: "UNKNOWN", meta: {}, message }),
  );
}
