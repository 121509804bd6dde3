/** A process of claimers with one connection each, which claim, record intents and outcomes, and complete jobs in a loop. */
import { setTimeout as pause } from "node:timers/promises";
import { ENRICH_STEPS, providerOf } from "@leadgen/core";
import {
  beginCall,
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
    for (const job of claims) {
      if (await work(job, workerId))
        tally.completed += (await run((tx) => completeJobs(tx, [job]))).completed.length;
    }
    await dropDoorbells(db, bells);
  }
}

/** Takes the remaining steps. @returns whether all are finished. */
async function work({ jobId, attempt, steps }: Claim, workerId: string): Promise<boolean> {
  for (const [place, step] of ENRICH_STEPS.entries()) {
    if (step in steps) continue;
    const provider = providerOf(step);
    const intent = { jobId, attempt, workerId, provider, endpoint: "chaos", step, effect: true };
    const callId = await beginCall(autocommit(db), intent);
    if (callId === null) {
      tally.refused += 1;
      return false;
    }
    tally.intents += 1;
    const call = { callId, jobId, attempt };
    if (failNext !== undefined) {
      await fail(call);
      return false;
    }
    const verdict = await run((tx) =>
      finishCall(tx, { ...call, outcome: "SUCCEEDED", meta: {}, checkpoint: { step, output: null } }),
    );
    if (!verdict.proceed) return verdict.kept && place === ENRICH_STEPS.length - 1;
  }
  return true;
}

async function fail(call: { callId: string; jobId: string; attempt: number }): Promise<void> {
  const told = failNext;
  failNext = undefined;
  const report = { ...call, actor: "worker:chaos", failure: SERVER_ERROR };
  const { opened } = await run((tx) => failCall(tx, report));
  told?.(opened);
}

async function obey(order: ClaimingOrder): Promise<ClaimingAnswer> {
  let opened = false;
  if (order.do === "start") loops = Array.from({ length: Number(claimers) }, (_, place) => claim(place));
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
