import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { ProviderError, TASK_TABLE } from "@leadgen/core";
import type { Claim, Tx } from "@leadgen/core/outreach";
import { NotSentError } from "@leadgen/providers";
import type { TurnEnd } from "../turns/line.ts";
import { onDoNotContactList } from "./do-not-contact.ts";
import type { NextCall } from "./next-call.ts";
import type { RunningJob } from "./running-job.ts";
import { endOfError, type StepEnd } from "./step-end.ts";
import { stepStatements } from "./step-transaction.ts";

/**
 * Waits for a turn, records the intent, calls: the only way in which the pipeline calls a provider (rule J4). `settle` records
 * the outcome. No transaction is open while the provider works.
 */
export async function makeCall(job: RunningJob, call: NextCall): Promise<StepEnd> {
  const { observer } = job.runtime;
  const since = performance.now();
  const waited = await waitForTurn(job, call);
  if (waited.end === "ERROR") return endOfError(waited.error);
  if (waited.end !== "TURN") return waited;
  const { turn } = waited;
  const waitedSeconds = (performance.now() - since) / 1_000;
  observer.turnWaited(call.provider, waitedSeconds);
  const begun = await begin(job, call);
  if ("end" in begun) return begun;
  job.runtime.held.callBegun(job.claim.jobId, begun.callId);
  const { headStart } = job.runtime.turns;
  if (performance.now() > turn.startAt) headStart.unready(turn.headStart);
  else headStart.ready();
  const sendBy = Math.min(begun.sendBy, turn.sendBy);
  const sentAt = Math.max(turn.startAt, performance.now());
  const end = await send(job, call, { ...begun, startAt: turn.startAt, sendBy });
  const seconds = Math.max(0, performance.now() - sentAt) / 1_000;
  const meta = "answer" in end ? end.answer.meta : undefined;
  const failure = "failure" in end ? end.failure : undefined;
  observer.callEnded(job.claim, call, { end: end.end, meta, failure, seconds, waitedSeconds });
  job.late = end.end === "NOT_SENT" ? (job.late ?? 0) + 1 : 0;
  settleTokens(job, call, end);
  return end;
}

/** While it waits, the job holds no slot and, in the database, only its claim. */
async function waitForTurn(job: RunningJob, call: NextCall): Promise<TurnEnd> {
  const { turns, stopping } = job.runtime;
  const { jobId, attempt, campaignId } = job.claim;
  for (;;) {
    if (stopping.aborted) return { end: "STOPPING" };
    const waited = await turns.wait(call, {
      jobId,
      attempt,
      campaignId,
      tokens: call.tokens,
      late: job.late ?? 0,
    });
    if (waited.end !== "TURN") return waited;
    // Not earlier: a call counts as started once its intent is recorded.
    const early = waited.turn.startAt - turns.headStart.ms - performance.now();
    if (early > 0) await sleep(early, undefined, { signal: stopping }).catch(() => {});
    if (performance.now() <= waited.turn.sendBy) return stopping.aborted ? { end: "STOPPING" } : waited;
    // The turn is over already: an intent would only be withdrawn.
    turns.headStart.unready(waited.turn.headStart);
    job.late = (job.late ?? 0) + 1;
    giveTokensBack(job, call, 0);
  }
}

/** A call that was not sent used no tokens. For a call without an answer the number is unknown, so its reservation stays. */
function settleTokens(job: RunningJob, call: NextCall, end: StepEnd): void {
  const used = end.end === "NOT_SENT" ? 0 : "answer" in end ? end.answer.meta.tokens : undefined;
  if (used !== undefined) giveTokensBack(job, call, used);
}

/** Gives back the tokens that a call reserved and did not use. */
function giveTokensBack({ runtime }: RunningJob, call: NextCall, used: number): void {
  if (call.tokens > 0) runtime.turns.settle(call, { reserved: call.tokens, used });
}

/** A committed intent to call. */
interface Intent {
  readonly callId: string;
  /** By `performance.now()`: the call is not sent later than this. */
  readonly sendBy: number;
}

/**
 * An intent is valid for a third of the silence after which others take this worker's jobs. If the last heartbeat was at most half of
 * that silence old, no other worker can have the job yet. A process that was frozen for longer checks again before sending.
 */
const SHARE_OF_SILENCE = 1 / 3;

async function begin(job: RunningJob, call: NextCall): Promise<Intent | StepEnd> {
  const { runtime, claim, workerId } = job;
  const { jobId, attempt } = claim;
  const callId = randomUUID();
  const { step, provider, endpoint, effect } = call;
  // Before the commit: a check of the database's calls must not take this call for one that ended.
  runtime.held.callUncertain(jobId, callId);
  job.begun.add(step);
  const asked = performance.now();
  try {
    // The do-not-contact list is read after the wait for the turn, together with the intent: no older reading decides.
    const intent = { callId, jobId, attempt, workerId, provider, endpoint, step, effect };
    if (await runtime.begin(intent)) return { callId, sendBy: asked + claim.silentMs * SHARE_OF_SILENCE };
    const blocked = await stepStatements(runtime.pool, (tx) => mayNotBeWrittenTo(tx, claim));
    return { end: blocked ? "BLOCKED" : "REFUSED" };
  } catch (error) {
    return endOfError(error, { callId, sent: "NO" });
  }
}

async function mayNotBeWrittenTo(tx: Tx, { type, leadId }: Claim): Promise<boolean> {
  if (leadId === null || !TASK_TABLE[type].campaignWork) return false;
  return (await onDoNotContactList(tx, [leadId])).has(leadId);
}

async function send(
  job: RunningJob,
  call: NextCall,
  { callId, startAt, sendBy }: Intent & { readonly startAt: number },
): Promise<StepEnd> {
  const { cutOff } = job.runtime;
  try {
    const answer = await call.send({ signal: cutOff, startAt, sendBy });
    return answer.outcome === "SUCCEEDED"
      ? { end: "SUCCEEDED", callId, call, answer }
      : { end: "REJECTED", callId, call, answer };
  } catch (error) {
    if (error instanceof NotSentError) {
      // The intent is about to be withdrawn.
      job.runtime.held.callUncertain(job.claim.jobId, callId);
      return { end: "NOT_SENT", callId, call };
    }
    if (error instanceof ProviderError) return { end: "FAILED", callId, call, failure: error.failure };
    if (cutOff.aborted) return { end: "CUT_OFF", callId };
    return { end: "OWN_ERROR", error, call: { callId, sent: "YES" } };
  }
}
