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
import type { CallResult } from "@leadgen/providers";
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
  readonly send: (signal: AbortSignal) => Promise<CallResult<T>>;
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

/** A process that was frozen this long between intent and sending looks again instead of sending, in milliseconds. */
const FROZEN_MS = 1_000;

/**
 * Rate limit, intent, call, outcome: the only way in which the pipeline talks to a provider (rules J4 to J7).
 * No transaction is open while the provider works.
 */
export async function makeCall<T>(job: RunningJob, call: StepCall<T>): Promise<CallEnd<T>> {
  if (!(await waitForSlot(job, call.provider))) return STOP;
  const callId = await begin(job, call);
  if (callId === undefined) return STOP;
  if (callId === BLOCKED) return { end: await endBlocked(job) };
  let result: CallResult<T>;
  try {
    result = await call.send(job.runtime.cutOff);
  } catch (error) {
    return settleError(job, callId, error);
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

/** @returns the id of the committed intent, BLOCKED, or undefined: do not call. */
async function begin<T>(job: RunningJob, call: StepCall<T>): Promise<string | typeof BLOCKED | undefined> {
  const { runtime, claim, workerId } = job;
  const { jobId, attempt } = claim;
  const callId = randomUUID();
  const withdraw = () => runtime.patiently((tx) => withdrawCall(tx, { callId, jobId }));
  const { step, provider, endpoint, effect } = call;
  const before = performance.now();
  try {
    // The list is read after the wait for the rate limit, and beside the intent: nothing older decides.
    const begun = await transaction(runtime.pool, async (tx) =>
      (await isOnDoNotContactList(tx, claim.leadId))
        ? BLOCKED
        : beginCall(tx, { callId, jobId, attempt, workerId, provider, endpoint, step, effect }),
    );
    if (begun === null) return undefined;
    if (begun === BLOCKED) return BLOCKED;
  } catch (error) {
    // Perhaps committed, perhaps not: certainly not sent.
    await withdraw();
    throw error;
  }
  if (performance.now() - before < FROZEN_MS) return callId;
  // The intent may be old news: breaker and claim are looked at again with a fresh one.
  await withdraw();
  return begin(job, call);
}

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
