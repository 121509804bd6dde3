import type { CallVerdict, FailedCall, FinishedCall } from "../../src/outreach/index.ts";
import { FAILURE } from "../support/calls.ts";
import { putDown } from "./doorbell.ts";
import type { WorkerCommand } from "./schedule.ts";
import { type Hold, lookAt, type Site, type Worker } from "./site.ts";

type Handler = (site: Site, worker: Worker, hold: Hold) => Promise<void>;

/** What a worker does with one of its jobs. A command that does not fit the job's state does nothing. */
export const HANDLERS: Readonly<Record<WorkerCommand, Handler>> = {
  call,
  intend,
  withdraw,
  finish,
  "finish twice": finishTwice,
  abandon,
  fail,
  "fail twice": failTwice,
  complete,
  spoil,
  "hand back": handBack,
};

/** The first step that is not finished, as far as the worker knows. */
export const nextStep = (hold: Hold): string | undefined => hold.steps.find((step) => !hold.done.has(step));

/** Commits the intent and does not send the call yet. */
async function intend(site: Site, worker: Worker, hold: Hold): Promise<void> {
  const step = nextStep(hold);
  if (hold.call !== undefined || step === undefined) return;
  const { jobId, attempt } = hold;
  const id = await site.run((tx) =>
    site.verbs.beginCall(tx, {
      ...{ jobId, attempt, step, workerId: worker.id, effect: true },
      ...{ provider: FAILURE.provider, endpoint: FAILURE.operation },
    }),
  );
  if (id === null) await letGo(site, worker, hold);
  else hold.call = { id, step, sent: false };
}

/** Commits the intent, if there is none, and sends the call, which counts as paid from then on. */
async function call(site: Site, worker: Worker, hold: Hold): Promise<void> {
  await intend(site, worker, hold);
  send(site, hold);
}

function send(site: Site, { jobId, call }: Hold): void {
  if (call === undefined || call.sent) return;
  call.sent = true;
  const what = `${jobId} ${call.step}`;
  site.sent.set(what, [...(site.sent.get(what) ?? []), call.id]);
}

/** Withdraws the intent, as a process does that was frozen for too long after it. */
async function withdraw(site: Site, worker: Worker, hold: Hold): Promise<void> {
  await intend(site, worker, hold);
  if (hold.call === undefined || hold.call.sent) return;
  const callId = hold.call.id;
  hold.call = undefined;
  await site.run((tx) => site.verbs.withdrawCall(tx, { callId, jobId: hold.jobId }));
}

async function finish(site: Site, worker: Worker, hold: Hold): Promise<void> {
  if (hold.call === undefined) return;
  send(site, hold);
  await settle(site, worker, { hold, verdict: await record(site, hold), step: hold.call.step });
}

/** Records the answer twice, because the confirmation of the first time was lost with the connection. */
async function finishTwice(site: Site, worker: Worker, hold: Hold): Promise<void> {
  if (hold.call === undefined) return;
  send(site, hold);
  const first = await record(site, hold);
  const verdict = await record(site, hold);
  if (!verdict.repeated || verdict.kept !== first.kept)
    site.complaints.push(`call ${hold.call.id} was recorded twice`);
  await settle(site, worker, { hold, verdict, step: hold.call.step });
}

interface Settled {
  readonly hold: Hold;
  readonly verdict: CallVerdict;
  readonly step: string;
}

async function settle(site: Site, worker: Worker, { hold, verdict, step }: Settled): Promise<void> {
  hold.call = undefined;
  if (verdict.kept) hold.done.add(step);
  if (nextStep(hold) === undefined) await complete(site, worker, hold);
  else if (!verdict.proceed) await letGo(site, worker, hold);
}

const record = (site: Site, hold: Hold): Promise<CallVerdict> =>
  site.run(async (tx) => {
    const checkpoint = { step: hold.call?.step ?? "", output: null };
    const told = { ...callOf(hold), outcome: "SUCCEEDED", meta: {}, checkpoint } as const;
    const verdict = await site.verbs.finishCall(tx, told);
    if (verdict.kept && !verdict.repeated) await hold.brings?.(tx);
    return verdict;
  });

/** Records the call as UNKNOWN, after an error of our own between sending and the answer. */
async function abandon(site: Site, worker: Worker, hold: Hold): Promise<void> {
  if (hold.call === undefined) return;
  send(site, hold);
  const told: FinishedCall = { ...callOf(hold), outcome: "UNKNOWN", meta: {} };
  hold.call = undefined;
  await site.run((tx) => site.verbs.finishCall(tx, told));
  await letGo(site, worker, hold);
}

async function fail(site: Site, worker: Worker, hold: Hold): Promise<void> {
  if (hold.call === undefined) return;
  send(site, hold);
  await site.run((tx) => site.verbs.failCall(tx, failureOf(worker, hold)));
  hold.call = undefined;
  await letGo(site, worker, hold);
}

async function failTwice(site: Site, worker: Worker, hold: Hold): Promise<void> {
  if (hold.call === undefined) return;
  send(site, hold);
  const told = failureOf(worker, hold);
  await site.run((tx) => site.verbs.failCall(tx, told));
  const again = await site.run((tx) => site.verbs.failCall(tx, told));
  if (again.opened) site.complaints.push(`call ${told.callId} opened the breaker twice`);
  hold.call = undefined;
  await letGo(site, worker, hold);
}

const failureOf = (worker: Worker, hold: Hold): FailedCall => ({
  ...callOf(hold),
  actor: `worker:${worker.id}`,
  failure: FAILURE,
});

function callOf({ jobId, attempt, call }: Hold) {
  if (call === undefined) throw new Error("A call is recorded that is not under way.");
  return { jobId, attempt, callId: call.id };
}

async function complete(site: Site, worker: Worker, hold: Hold): Promise<void> {
  if (hold.call !== undefined || (nextStep(hold) !== undefined && !(await isLost(site, hold)))) return;
  await site.run((tx) => site.verbs.completeJobs(tx, [hold]));
  await putDown(site, worker, hold);
}

/** Whether another attempt has the job, so that every report of this one must be ignored, even that the job is done. */
async function isLost(site: Site, { jobId, attempt }: Hold): Promise<boolean> {
  const [job] = await lookAt(site).query("SELECT 1 FROM job WHERE id = $1 AND attempt > $2", [
    jobId,
    attempt,
  ]);
  return job !== undefined;
}

/** Fails the job between two calls, as for a bad record. */
async function spoil(site: Site, worker: Worker, hold: Hold): Promise<void> {
  if (hold.call !== undefined) return;
  const why = { code: "REFUSED", message: "The model declined." } as const;
  await site.run((tx) => site.verbs.failJob(tx, { ...hold, ...why }));
  await putDown(site, worker, hold);
}

async function handBack(site: Site, worker: Worker, hold: Hold): Promise<void> {
  if (hold.call === undefined) await letGo(site, worker, hold);
}

/** Hands the job back, as a worker does that is told to stop, and forgets it. Changes nothing if the claim is lost. */
async function letGo(site: Site, worker: Worker, hold: Hold): Promise<void> {
  await site.run((tx) => site.verbs.handBackJobs(tx, [hold]));
  await putDown(site, worker, hold);
}
