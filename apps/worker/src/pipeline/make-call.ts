import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { type Provider, ProviderError } from "@leadgen/core";
import {
  beginCall,
  checkpointStep,
  failCall,
  finishCall,
  type Tx,
  takeRateSlot,
  withdrawCall,
} from "@leadgen/core/engine";
import { transaction } from "@leadgen/db";
import { type CallOptions, type CallResult, NotSentError } from "@leadgen/providers";
import { isDatabaseTrouble } from "../database-trouble.ts";
import { endBlocked, isOnDoNotContactList } from "./do-not-contact.ts";
import { endRejected } from "./end-rejected.ts";
import type { RunningJob, StepEnd } from "./running-job.ts";

/** One provider call of a step. */
export interface StepCall<T> {
  readonly step: string;
  readonly provider: Provider;
  readonly endpoint: string;
  /** Paid for, or changes something at the provider. */
  readonly effect: boolean;
  readonly send: (options: CallOptions) => Promise<CallResult<T>>;
  /**
   * Stores what the answer brought, in the transaction that records the call, only if the claim was still good.
   * Returns what later steps need; with "MORE" the step goes on with another call.
   */
  readonly keep: (tx: Tx, data: T) => Promise<{ readonly output: unknown } | "MORE">;
}

export type CallEnd<T> =
  | { readonly end: "DONE"; readonly data: T }
  | { readonly end: Exclude<StepEnd, "DONE"> };

const STOP = { end: "STOP" } as const;

/**
 * Rate limit, intent, call, outcome: the only way in which the pipeline talks to a provider (rules J4 to J7).
 * No transaction is open while the provider works.
 */
export async function makeCall<T>(job: RunningJob, call: StepCall<T>): Promise<CallEnd<T>> {
  if (!(await waitForSlot(job, call.provider))) return STOP;
  for (;;) {
    const intent = await begin(job, call);
    if (intent === undefined) return STOP;
    if (intent === BLOCKED) return { end: await endBlocked(job) };
    const end = await sendUnder(intent, job, call);
    if (end !== TOO_LATE) return end;
    // The intent is old news by now: breaker and claim are looked at again, with a fresh one.
    await withdraw(job, intent.callId);
    if (job.runtime.stopping.aborted) return STOP;
  }
}

/** A recorded intent to call. */
interface Intent {
  readonly callId: string;
  /** By `performance.now()`: the call may not be sent later. */
  readonly sendBy: number;
}

/** Nothing was sent. */
const TOO_LATE = Symbol("too late");

async function sendUnder<T>(
  { callId, sendBy }: Intent,
  job: RunningJob,
  call: StepCall<T>,
): Promise<CallEnd<T> | typeof TOO_LATE> {
  let result: CallResult<T>;
  try {
    result = await call.send({ signal: job.runtime.cutOff, sendBy });
  } catch (error) {
    return error instanceof NotSentError ? TOO_LATE : settleError(job, callId, error);
  }
  try {
    return result.outcome === "SUCCEEDED"
      ? await settleSuccess(job, { ...call, callId, data: result.data, meta: result.meta })
      : { end: await endRejected(job, { callId, step: call.step, result }) };
  } catch (error) {
    if (isDatabaseTrouble(error)) throw error;
    await abandon(job, callId, "The answer came, but leadgen could not store it.");
    throw error;
  }
}

/** @returns false when the process began to stop meanwhile. */
async function waitForSlot(job: RunningJob, provider: Provider): Promise<boolean> {
  const { config, pool, stopping } = job.runtime;
  if (stopping.aborted) return false;
  const waitMs = await transaction(pool, (tx) => takeRateSlot(tx, provider, config.rateLimits[provider]));
  if (waitMs > 0) await sleep(waitMs, undefined, { signal: stopping }).catch(() => {});
  return !stopping.aborted;
}

/** Instead of an intent: nobody may write to this lead, so nothing more is paid for it. */
const BLOCKED = Symbol("blocked");

/**
 * An intent is good for a third of the silence after which others take this worker's jobs: with its last beat half of
 * that old at most, nobody else can have the job yet. A process that was frozen for longer looks again instead of sending.
 */
const shareOfSilence = (silentMs: number): number => silentMs / 3;

/** @returns the committed intent, BLOCKED, or undefined: do not call. */
async function begin<T>(job: RunningJob, call: StepCall<T>): Promise<Intent | typeof BLOCKED | undefined> {
  const { runtime, claim, workerId } = job;
  const { jobId, attempt } = claim;
  const callId = randomUUID();
  const { step, provider, endpoint, effect } = call;
  let asked = 0;
  try {
    // The list is read after the wait for the rate limit, and beside the intent: nothing older decides.
    const begun = await transaction(runtime.pool, async (tx) => {
      if (await isOnDoNotContactList(tx, claim.leadId)) return BLOCKED;
      asked = performance.now();
      return beginCall(tx, { callId, jobId, attempt, workerId, provider, endpoint, step, effect });
    });
    if (begun === null) return undefined;
    if (begun === BLOCKED) return BLOCKED;
  } catch (error) {
    // Perhaps committed, perhaps not: certainly not sent.
    await withdraw(job, callId);
    throw error;
  }
  return { callId, sendBy: asked + shareOfSilence(runtime.config.silentMs) };
}

const withdraw = ({ runtime, claim: { jobId } }: RunningJob, callId: string): Promise<void> =>
  runtime.patiently((tx) => withdrawCall(tx, { callId, jobId }));

interface Success<T> extends StepCall<T> {
  readonly callId: string;
  readonly data: T;
  readonly meta: CallResult<T>["meta"];
}

async function settleSuccess<T>(job: RunningJob, call: Success<T>): Promise<CallEnd<T>> {
  const { jobId, attempt } = job.claim;
  const { callId, step, data, meta } = call;
  const { proceed, finished } = await job.runtime.patiently(async (tx) => {
    const verdict = await finishCall(tx, { callId, jobId, attempt, outcome: "SUCCEEDED", meta });
    if (verdict.kept && !verdict.repeated) {
      const kept = await call.keep(tx, data);
      if (kept !== "MORE") await checkpointStep(tx, { jobId, attempt, step, output: kept.output });
    }
    // Read back, since the answer to a first try may have been lost with the connection.
    const [finished] = verdict.kept ? await readStep(tx, jobId, step) : [];
    return { proceed: verdict.proceed, finished };
  });
  if (finished !== undefined) job.steps.set(step, finished.output);
  return proceed && !job.runtime.stopping.aborted ? { end: "DONE", data } : STOP;
}

const readStep = (tx: Tx, jobId: string, step: string) =>
  tx.query<{ output: unknown }>("SELECT output FROM job_step WHERE job_id = $1 AND step = $2", [jobId, step]);

async function settleError<T>(job: RunningJob, callId: string, error: unknown): Promise<CallEnd<T>> {
  const { runtime, claim } = job;
  const { jobId, attempt } = claim;
  if (error instanceof ProviderError) {
    const { failure } = error;
    const actor = `worker:${runtime.config.name}`;
    const told = await runtime.patiently((tx) => failCall(tx, { callId, jobId, attempt, actor, failure }));
    runtime.log.error(
      { failure, jobId, ...told },
      told.opened ? "A provider failed: the breaker is OPEN." : "A provider failed.",
    );
    return STOP;
  }
  if (runtime.cutOff.aborted) {
    await abandon(job, callId, "The worker was stopped before the answer came.");
    return STOP;
  }
  await abandon(job, callId, "leadgen's own error came between sending and the answer.");
  throw error;
}

/** Nobody can say any more what the call did: counted and shown, and the step is not finished. */
async function abandon(job: RunningJob, callId: string, message: string): Promise<void> {
  const { jobId, attempt } = job.claim;
  await job.runtime.patiently((tx) =>
    finishCall(tx, { callId, jobId, attempt, outcome: "UNKNOWN", meta: {}, message }),
  );
}
