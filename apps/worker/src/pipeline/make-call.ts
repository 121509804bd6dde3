import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { ProviderError, TASK_TABLE } from "@leadgen/core";
import { beginCall, type Claim, type Tx } from "@leadgen/core/outreach";
import { NotSentError } from "@leadgen/providers";
import type { TurnEnd } from "../turns/line.ts";
import { onDoNotContactList } from "./do-not-contact.ts";
import type { NextCall } from "./next-call.ts";
import type { RunningJob } from "./running-job.ts";
import { endOfError, type StepEnd } from "./step-end.ts";
import { stepStatements } from "./step-transaction.ts";

/**
 * Rate limit, intent, call: the only way in which the pipeline talks to a provider (rule J4). What came of it is
 * recorded by `settle`. No transaction is open while the provider works.
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
  observer.callEnded(job.claim, call, { end: end.end, meta, seconds, waitedSeconds });
  job.late = end.end === "NOT_SENT" ? (job.late ?? 0) + 1 : 0;
  settleTokens(job, call, end);
  return end;
}

/** Without a slot, and with nothing of the database but the job. */
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
    // No earlier, since a call counts as started from its intent on.
    const early = waited.turn.startAt - turns.headStart.ms - performance.now();
    if (early > 0) await sleep(early, undefined, { signal: stopping }).catch(() => {});
    if (performance.now() <= waited.turn.sendBy) return stopping.aborted ? { end: "STOPPING" } : waited;
    // Over already: an intent would only be withdrawn.
    turns.headStart.unready(waited.turn.headStart);
    job.late = (job.late ?? 0) + 1;
    giveTokensBack(job, call, 0);
  }
}

/** What was not sent used none; of a call without an answer nobody knows, and what was reserved stays. */
function settleTokens(job: RunningJob, call: NextCall, end: StepEnd): void {
  const used = end.end === "NOT_SENT" ? 0 : "answer" in end ? end.answer.meta.tokens : undefined;
  if (used !== undefined) giveTokensBack(job, call, used);
}

/** What a call reserved and did not use. */
function giveTokensBack({ runtime }: RunningJob, call: NextCall, used: number): void {
  if (call.tokens > 0) runtime.turns.settle(call, { reserved: call.tokens, used });
}

/** A committed intent to call. */
interface Intent {
  readonly callId: string;
  /** By `performance.now()`: the call may not be sent later. */
  readonly sendBy: number;
}

/**
 * An intent is good for a third of the silence after which others take this worker's jobs: with its last beat half of
 * that old at most, no other worker can have the job yet. A process that was frozen for longer looks again instead of sending.
 */
const SHARE_OF_SILENCE = 1 / 3;

async function begin(job: RunningJob, call: NextCall): Promise<Intent | StepEnd> {
  const { runtime, claim, workerId } = job;
  const { jobId, attempt } = claim;
  const callId = randomUUID();
  const { step, provider, endpoint, effect } = call;
  // Before it can be committed: whoever looks through the database's calls must not take it for one that ended.
  runtime.held.callUncertain(jobId, callId);
  job.begun.add(step);
  let asked = 0;
  try {
    // The list is read after the wait for the rate limit, and beside the intent: nothing older decides.
    return await stepStatements(runtime.pool, async (tx): Promise<Intent | StepEnd> => {
      asked = performance.now();
      const intent = { callId, jobId, attempt, workerId, provider, endpoint, step, effect };
      if ((await beginCall(tx, intent)) !== null)
        return { callId, sendBy: asked + claim.silentMs * SHARE_OF_SILENCE };
      return { end: (await mayNotBeWrittenTo(tx, claim)) ? "BLOCKED" : "REFUSED" };
    });
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
      // Its intent is about to be withdrawn.
      job.runtime.held.callUncertain(job.claim.jobId, callId);
      return { end: "NOT_SENT", callId, call };
    }
    if (error instanceof ProviderError) return { end: "FAILED", callId, call, failure: error.failure };
    if (cutOff.aborted) return { end: "CUT_OFF", callId };
    return { end: "OWN_ERROR", error, call: { callId, sent: "YES" } };
  }
}
