import {
  type CallVerdict,
  checkpointStep,
  completeJobs,
  type FinishedCall,
  finishCall,
  finishCalls,
  type Tx,
} from "@leadgen/core/outreach";
import { isDatabaseTrouble, isTooSlow } from "@leadgen/db";
import { gather } from "../gather.ts";
import type { Runtime } from "../runtime.ts";
import { storeChanges } from "./lead-changes.ts";
import { type Kept, type NextCall, UNFINISHED } from "./next-call.ts";
import { onlyReads, readNextCall } from "./read-next-call.ts";
import type { RunningJob } from "./running-job.ts";
import type { EndOf } from "./step-end.ts";

/** A job's answer that is to be recorded. */
export interface Answered {
  readonly job: RunningJob;
  readonly end: EndOf<"SUCCEEDED">;
}

/** How a job goes on, as far as the transaction that recorded its answer knows. */
export interface Recorded {
  readonly proceed: boolean;
  /** The job was completed. */
  readonly over?: boolean;
  readonly call?: NextCall | undefined;
}

/**
 * Stores an answer's outcome, its data, and the checkpoint if the step is finished, in one transaction (rules J5 to J7). The next call
 * is read in the same transaction; if that fails, the answer is stored without it. Answers about leads share the transaction with
 * those that came at the same time; if that fails, each is stored by itself.
 */
export async function recordAnswer(answered: Answered): Promise<Recorded> {
  const { patiently } = answered.job.runtime;
  const alone = (ahead: boolean) => () =>
    patiently(async (tx) => {
      const told = finishedCall(answered);
      const verdicts = new Map([[told.callId, await finishCall(tx, told)]]);
      const [recorded] = await follow(tx, { answers: [answered], verdicts, ahead });
      if (recorded === undefined) throw new Error("worker-e27: an answer was recorded without a verdict");
      return recorded;
    });
  const ways = [...(onlyReads(answered.job) ? [() => recordTogether(answered)] : []), alone(true)];
  for (const way of ways) {
    const recorded = await way().catch((error: unknown) => {
      answered.job.steps.delete(answered.end.call.step);
      delete answered.job.lastRead;
      if (isDatabaseTrouble(error)) throw error;
      return undefined;
    });
    if (recorded !== undefined) return recorded;
  }
  return alone(false)();
}

/**
 * Records an answer about a lead. Those that come while others are being recorded share one transaction: so a busy process has one of them
 * under way, not one per call, and an opening of the breaker has few to wait for.
 *
 * @returns undefined for an answer whose job another transaction has locked.
 */
function recordTogether(answered: Answered): Promise<Recorded | undefined> {
  const { runtime } = answered.job;
  const known = gathering.get(runtime);
  if (known !== undefined) return known(answered);
  const together = (answers: readonly Answered[]) =>
    runtime.patiently(async (tx) => {
      const verdicts = await finishCalls(tx, answers.map(finishedCall));
      return follow(tx, { answers, verdicts, ahead: true });
    });
  const made = gather(together, { lingerMs: LINGER_MS });
  gathering.set(runtime, made);
  return made(answered);
}

/**
 * How long a busy process waits for more answers before it records some, in milliseconds: its leads cost a fifth fewer statements. A process that
 * dies in this time loses the answers, as it does those of all calls under way, which take far longer.
 */
const LINGER_MS = 30;

/** The answers that are gathered, for each worker of the process. */
const gathering = new WeakMap<Runtime, (answered: Answered) => Promise<Recorded | undefined>>();

function finishedCall({ job, end: { callId, call, answer } }: Answered): FinishedCall {
  const { jobId, attempt } = job.claim;
  const { outcome, meta, kept } = answer;
  const checkpoint = kept?.step === "FINISHED" ? { step: call.step, output: kept.output } : undefined;
  return { callId, jobId, attempt, outcome, meta, checkpoint };
}

interface Judged {
  readonly answers: readonly Answered[];
  /** By the call's id; an answer without one was not recorded. */
  readonly verdicts: ReadonlyMap<string, CallVerdict>;
  /** Whether the next calls are read, and the jobs without one completed. */
  readonly ahead: boolean;
}

/** Writes what the recorded answers say, and looks ahead. @returns in the order of `answers`. */
async function follow(
  tx: Tx,
  { answers, verdicts, ahead }: Judged,
): Promise<readonly (Recorded | undefined)[]> {
  const kept = answers.filter(({ end }) => verdicts.get(end.callId)?.kept);
  const isRepeated = ({ end }: Answered) => verdicts.get(end.callId)?.repeated === true;
  await storeChanges(tx, kept.filter((answered) => !isRepeated(answered)).flatMap(changeOf));
  const going: Answered[] = [];
  for (const answered of kept) {
    const { job, end } = answered;
    const result = await keep(tx, answered, isRepeated(answered));
    if (result.step === "UNFINISHED") continue;
    // The next call is read in this transaction and needs it.
    job.steps.set(end.call.step, result.output);
    going.push(answered);
  }
  const aheads = ahead ? await lookAhead(tx, going.filter(mayGoOn(verdicts))) : new Map<string, Ahead>();
  return answers.map(({ end }) => {
    const verdict = verdicts.get(end.callId);
    return verdict && { proceed: verdict.proceed, ...aheads.get(end.callId) };
  });
}

const changeOf = ({ job, end }: Answered) =>
  end.answer.change === undefined ? [] : [{ job, change: end.answer.change }];

const mayGoOn =
  (verdicts: Judged["verdicts"]) =>
  ({ end }: Answered): boolean =>
    end.call.last || verdicts.get(end.callId)?.proceed === true;

/** @param repeated the first try may have committed, and its answer was lost with the connection. */
async function keep(tx: Tx, { job, end }: Answered, repeated: boolean): Promise<Kept> {
  const { jobId, attempt } = job.claim;
  const { call, answer } = end;
  if (repeated) return readStep(tx, jobId, call.step);
  if (answer.keep === undefined) return answer.kept;
  const result = await answer.keep(tx);
  if (result.step === "FINISHED")
    await checkpointStep(tx, { jobId, attempt, step: call.step, output: result.output });
  return result;
}

async function readStep(tx: Tx, jobId: string, step: string): Promise<Kept> {
  const [row] = await tx.query<{ output: unknown }>(
    "SELECT output FROM job_step WHERE job_id = $1 AND step = $2",
    [jobId, step],
  );
  return row === undefined ? UNFINISHED : { step: "FINISHED", ...row };
}

type Ahead = Pick<Recorded, "over" | "call">;

/** Reads the jobs' next calls and completes those that need none. @returns by the id of the call that was answered. */
async function lookAhead(tx: Tx, answers: readonly Answered[]): Promise<ReadonlyMap<string, Ahead>> {
  try {
    const aheads = new Map<string, Ahead>();
    const ending: Answered[] = [];
    for (const answered of answers) {
      const { job, end } = answered;
      // Fetching may lock other jobs, which must be locked before this one.
      if (!end.call.last && !onlyReads(job)) continue;
      const call = end.call.last ? undefined : await readNextCall(tx, job);
      if (call === undefined) ending.push(answered);
      else aheads.set(end.callId, { call });
    }
    if (ending.length === 0) return aheads;
    const { completed } = await completeJobs(
      tx,
      ending.map(({ job }) => job.claim),
    );
    for (const { job, end } of ending) aheads.set(end.callId, { over: completed.includes(job.claim.jobId) });
    return aheads;
  } catch (error) {
    // Otherwise `patiently` would repeat it, and the answers would stay unrecorded in the meantime.
    if (isTooSlow(error)) throw new Error("worker-e25: what comes next took too long", { cause: error });
    throw error;
  }
}
