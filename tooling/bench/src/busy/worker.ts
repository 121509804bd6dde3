import { setTimeout as sleep } from "node:timers/promises";
import {
  beginCalls,
  type Claim,
  claimJobs,
  completeJobs,
  failCall,
  finishCall,
  type Held,
  registerWorker,
} from "@leadgen/core/outreach";
import { autocommit } from "@leadgen/db";
import { dropDoorbells, takeDoorbells } from "@leadgen/testkit/lab";
import type { Site } from "./site.ts";

/** Jobs in one claim. */
const BATCH = 4;
/** The only step of each job. */
const STEP = "WRITE";
/** Pause between two polls of an empty queue, in milliseconds: while OPEN there is nothing to do. */
const IDLE = 100;

/** Takes doorbells as graphile-worker does, claims their jobs together, begins their calls together and completes them. */
export async function runWorker(site: Site, place: number, end: AbortSignal): Promise<void> {
  const workerId = await site.run((tx) => registerWorker(tx, { name: `bench-${place}`, concurrency: BATCH }));
  while (!end.aborted) {
    const bells = await takeDoorbells(site.db, workerId, BATCH);
    if (bells.length === 0) {
      await sleep(IDLE);
      continue;
    }
    await work(site, workerId, [...new Set(bells.map((bell) => bell.jobId))]);
    await dropDoorbells(site.db, bells);
  }
}

async function work(site: Site, workerId: string, jobIds: readonly string[]): Promise<void> {
  const claims = await site.run((tx) => claimJobs(tx, { workerId, jobIds }));
  site.tally.claimed += claims.length;
  if (claims.length === 0) return;
  // A job that was paused and resumed between its call and its end has finished its step already.
  const isPaidFor = ({ steps }: Claim): boolean => Object.hasOwn(steps, STEP);
  const unpaid = claims.filter((claim) => !isPaidFor(claim));
  const paidFor: Held[] = claims.filter(isPaidFor);
  const begun = await beginCalls(
    autocommit(site.db),
    unpaid.map((claim) => intentOf(claim, workerId)),
  );
  for (const claim of unpaid) if (await call(site, claim, begun.get(claim.jobId))) paidFor.push(claim);
  if (paidFor.length === 0) return;
  const { completed } = await site.run((tx) => completeJobs(tx, paidFor));
  site.tally.completed += completed.length;
}

const intentOf = ({ jobId, attempt }: Claim, workerId: string): Parameters<typeof beginCalls>[1][number] => ({
  jobId,
  attempt,
  workerId,
  provider: "OPENAI",
  endpoint: "v1/responses",
  step: STEP,
  effect: true,
});

/** @returns whether the job's only step is finished. */
async function call(site: Site, { jobId, attempt }: Claim, callId: string | undefined): Promise<boolean> {
  if (callId === undefined) return false;
  site.tally.calls += 1;
  if (site.failNextCall !== undefined) {
    await fail(site, { jobId, attempt, callId });
    return false;
  }
  const checkpoint = { step: STEP, output: { subject: "Hello" } };
  const verdict = await site.run((tx) =>
    finishCall(tx, { jobId, attempt, callId, outcome: "SUCCEEDED", meta: { httpStatus: 200 }, checkpoint }),
  );
  return verdict.kept;
}

async function fail(
  site: Site,
  { jobId, attempt, callId }: { readonly jobId: string; readonly attempt: number; readonly callId: string },
): Promise<void> {
  const told = site.failNextCall;
  site.failNextCall = undefined;
  const start = performance.now();
  const { opened } = await site.run((tx) =>
    failCall(tx, { jobId, attempt, callId, actor: "worker:bench", failure: FAILURE }),
  );
  if (opened) site.tally.openings.push(performance.now() - start);
  told?.(opened);
}

const FAILURE = {
  provider: "OPENAI",
  kind: "SERVER_ERROR",
  operation: "writeEmail",
  message: "answered 503",
  httpStatus: 503,
  rule: "SERVER_ERROR",
} as const;
