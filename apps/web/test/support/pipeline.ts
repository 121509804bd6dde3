import { type ENRICH_STEPS, type Provider, type ProviderFailure, TASK_TABLE } from "@leadgen/core";
import {
  beginCall,
  type Claim,
  claimJobs,
  completeJobs,
  failCall,
  finishCall,
  registerWorker,
} from "@leadgen/core/outreach";
import { transaction } from "@leadgen/db";
import type { TestDatabase } from "@leadgen/db/testing";
import { type Person, writeLead } from "./people.ts";

type Pool = TestDatabase["pool"];

/** A worker without a process: on demand, it claims jobs and takes their steps by the engine's verbs. */
export interface HandWorker {
  readonly id: string;
  readonly pool: Pool;
}

export async function handWorker(pool: Pool): Promise<HandWorker> {
  const worker = { name: "worker-1:4711", concurrency: 10 };
  return { pool, id: await transaction(pool, (tx) => registerWorker(tx, worker)) };
}

export async function claim(worker: HandWorker, jobIds: readonly string[]): Promise<Claim[]> {
  return transaction(worker.pool, (tx) => claimJobs(tx, { workerId: worker.id, jobIds }));
}

interface Call {
  readonly provider: Provider;
  readonly endpoint: string;
  readonly step: string;
}

/** Starts a call and leaves it under way. @returns its id. */
export async function begin(worker: HandWorker, held: Claim, call: Call): Promise<string> {
  const intent = { ...call, jobId: held.jobId, attempt: held.attempt, workerId: worker.id, effect: true };
  const callId = await transaction(worker.pool, (tx) => beginCall(tx, intent));
  if (callId === null) throw new Error(`The ${call.step} of job ${held.jobId} may not begin.`);
  return callId;
}

interface Cost {
  readonly credits?: number;
  readonly costUsd?: number;
}

/** One step from its call to its checkpoint. */
export async function takeStep(worker: HandWorker, held: Claim, step: Call & Cost): Promise<void> {
  const callId = await begin(worker, held, step);
  await transaction(worker.pool, (tx) =>
    finishCall(tx, {
      callId,
      jobId: held.jobId,
      attempt: held.attempt,
      outcome: "SUCCEEDED",
      meta: { httpStatus: 200, credits: step.credits, costUsd: step.costUsd },
      checkpoint: { step: step.step, output: null },
    }),
  );
}

const ENRICH_CALLS: Readonly<Record<(typeof ENRICH_STEPS)[number], Call & Cost>> = {
  VERIFY: { provider: "MILLIONVERIFIER", endpoint: "api/v3", step: "VERIFY", credits: 1 },
  RESEARCH: { provider: "PERPLEXITY", endpoint: "v1/responses", step: "RESEARCH", costUsd: 0.0062 },
  WRITE: { provider: "OPENAI", endpoint: "v1/responses", step: "WRITE", costUsd: 0.0009 },
  HAND_OVER: { provider: "INSTANTLY", endpoint: "api/v2/leads/add", step: "HAND_OVER" },
};

export const enrichCall = (step: keyof typeof ENRICH_CALLS): Call => ENRICH_CALLS[step];

/** Takes a lead from verification to the sender. */
export async function enrich(worker: HandWorker, held: Claim, person: Person): Promise<void> {
  if (TASK_TABLE[held.type].identifier !== TASK_TABLE.ENRICH_LEAD.identifier || held.leadId === null) {
    throw new Error("Only an ENRICH_LEAD job can be enriched.");
  }
  for (const call of Object.values(ENRICH_CALLS)) await takeStep(worker, held, call);
  await writeLead(worker.pool, held.leadId, person);
  await transaction(worker.pool, (tx) => completeJobs(tx, [held]));
}

/** Ends a call under way as a provider failure. */
export async function fail(
  worker: HandWorker,
  held: Claim,
  call: { readonly callId: string; readonly failure: ProviderFailure },
) {
  const { jobId, attempt } = held;
  return transaction(worker.pool, (tx) =>
    failCall(tx, { ...call, jobId, attempt, actor: "worker:worker-1:4711" }),
  );
}
