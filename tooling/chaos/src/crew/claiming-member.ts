/** A process of claimers with one connection each, which claim, record intents and outcomes, and complete jobs in a loop. */
import { setTimeout as pause } from "node:timers/promises";
import { ENRICH_STEPS, type EnrichStep, providerOf } from "@leadgen/core";
import {
  beginCall,
  beginCalls,
  type Claim,
  claimJobs,
  completeJobs,
  failCall,
  finishCall,
  registerWorker,
  type Tx,
} from "@leadgen/core/outreach";
import { autocommit, createPool, transaction } from "@leadgen/db";
import { dropDoorbells, takeDoorbells } from "@leadgen/testkit/lab";
import { fillPool } from "./fill-pool.ts";
import { serveCrew } from "./serve-crew.ts";
import { SERVER_ERROR } from "./server-error.ts";

/** `fail`: the provider fails the next call of this process; answered once that is recorded. */
export type ClaimingOrder = { readonly do: "start" | "fail" | "stop" };

export interface ClaimingAnswer {
  /** Whether the failure opened the breaker; false for other orders. */
  readonly opened: boolean;
  readonly claimed: number;
  /** Intents that were recorded, and intents refused because the breaker had opened. */
  readonly intents: number;
  readonly refused: number;
  readonly completed: number;
  /** Transactions that PostgreSQL rolled back and that were repeated; deadlocks would be among them. */
  readonly retried: readonly string[];
}

/** Pause between two polls of an empty queue, in milliseconds. */
const IDLE_MS = 10;
const BATCH = 2;

const [url = "", claimers = ""] = process.argv.slice(2);
const db = createPool(url, { max: Number(claimers) });
const tally = { claimed: 0, intents: 0, refused: 0, completed: 0, retried: [] as string[] };
const end = new AbortController();
let loops: Promise<void>[] = [];
let failNext: ((opened: boolean) => void) | undefined;

const run = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
  transaction(db, work, { onRetry: (error) => tally.retried.push(String(error)) });

async function claim(place: number): Promise<void> {
  const workerId = await run((tx) =>
    registerWorker(tx, { name: `chaos:${process.pid}-${place}`, concurrency: BATCH }),
  );
  while (!end.signal.aborted) {
    const bells = await takeDoorbells(db, workerId, BATCH);
    if (bells.length === 0) await pause(IDLE_MS);
    const jobIds = [...new Set(bells.map(({ jobId }) => jobId))];
    const claims = jobIds.length === 0 ? [] : await run((tx) => claimJobs(tx, { workerId, jobIds }));
    tally.claimed += claims.length;
    const finished = await work(claims, workerId);
    if (finished.length > 0)
      tally.completed += (await run((tx) => completeJobs(tx, finished))).completed.length;
    await dropDoorbells(db, bells);
  }
}

/** Takes the remaining steps of each job. @returns the jobs whose steps are all finished. */
async function work(claims: readonly Claim[], workerId: string): Promise<readonly Claim[]> {
  let jobs = claims;
  for (const step of ENRICH_STEPS) {
    const callIds = await begin(
      jobs.filter(({ steps }) => !(step in steps)),
      { step, workerId },
    );
    const left: Claim[] = [];
    for (const job of jobs) if (step in job.steps || (await call(job, step, callIds))) left.push(job);
    jobs = left;
  }
  return jobs;
}

type CallIds = ReadonlyMap<string, string>;

/** As in the worker: the intents share a statement, and a job that it leaves out is tried by itself. */
async function begin(
  jobs: readonly Claim[],
  { step, workerId }: { readonly step: EnrichStep; readonly workerId: string },
): Promise<CallIds> {
  const provider = providerOf(step);
  const intents = jobs.map(({ jobId, attempt }) => ({
    ...{ jobId, attempt, workerId },
    ...{ provider, endpoint: "chaos", step, effect: true },
  }));
  const callIds = new Map(intents.length === 0 ? [] : await beginCalls(autocommit(db), intents));
  for (const intent of intents.filter(({ jobId }) => !callIds.has(jobId))) {
    const callId = await beginCall(autocommit(db), intent);
    if (callId !== null) callIds.set(intent.jobId, callId);
  }
  tally.intents += callIds.size;
  tally.refused += intents.length - callIds.size;
  return callIds;
}

/** @returns whether the step is finished and the job goes on, or was completed by it. */
async function call({ jobId, attempt }: Claim, step: EnrichStep, callIds: CallIds): Promise<boolean> {
  const callId = callIds.get(jobId);
  if (callId === undefined) return false;
  const begun = { callId, jobId, attempt };
  if (failNext !== undefined) {
    await fail(begun);
    return false;
  }
  const verdict = await run((tx) =>
    finishCall(tx, { ...begun, outcome: "SUCCEEDED", meta: {}, checkpoint: { step, output: null } }),
  );
  return verdict.proceed || (verdict.kept && step === ENRICH_STEPS.at(-1));
}

async function fail(call: { callId: string; jobId: string; attempt: number }): Promise<void> {
  const told = failNext;
  failNext = undefined;
  const report = { ...call, actor: "worker:chaos", failure: SERVER_ERROR };
  const { opened } = await run((tx) => failCall(tx, report));
  told?.(opened);
}

/** A claimer has thrown. The process does not end by it, so that "stop" is answered with the error. */
function giveUp(error: unknown): void {
  console.error(error);
  end.abort();
}

async function obey(order: ClaimingOrder): Promise<ClaimingAnswer> {
  let opened = false;
  if (order.do === "start") {
    await fillPool(db);
    loops = Array.from({ length: Number(claimers) }, (_, place) => claim(place));
    for (const loop of loops) loop.catch(giveUp);
  }
  if (order.do === "fail") {
    const reported = Promise.withResolvers<boolean>();
    failNext = reported.resolve;
    // If a claimer throws, this order must not wait for its answer for ever.
    opened = await Promise.race([reported.promise, Promise.all(loops).then(() => false)]);
  }
  if (order.do === "stop") {
    end.abort();
    await Promise.all(loops);
  }
  return { opened, ...tally };
}

serveCrew(obey, () => db.end());
