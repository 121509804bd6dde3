import {
  beginCall,
  type Claim,
  claimJobs,
  enqueueJobs,
  failCall,
  failJob,
  finishCall,
  registerWorker,
} from "@leadgen/core/outreach";
import type { ApiSystem } from "@leadgen/testkit";
import { CRITERIA, makeLeads, OFFER } from "@leadgen/testkit/make";

export const NO_ID = "0198c0de-0000-7000-8000-000000000000";

/** A CREATED campaign in an organization of its own. */
export async function createdCampaign(w: ApiSystem, name = "Ferries") {
  const organization = await w.call.organization.create({ name: `${name} Ltd` });
  return w.call.campaign.create({
    organizationId: organization.id,
    name,
    leadLimit: 30,
    criteria: CRITERIA,
    offer: OFFER,
  });
}

/** A RUNNING campaign and its PENDING fetching job. */
export async function runningCampaign(w: ApiSystem, name = "Ferries") {
  const { id } = await createdCampaign(w, name);
  const { jobId } = await w.call.campaign.start({ id });
  return { id, jobId };
}

/** Revealed leads with a job each, as a fetching job leaves them. */
export async function enrichJobs(w: ApiSystem, campaignId: string, count: number) {
  return w.tx(async (tx) => {
    const each = (n: number) => ({
      apolloPersonId: `person-${n + 1}`,
      firstName: `Kari ${n + 1}`,
      email: `kari${n + 1}@example.no`,
    });
    const leads = await makeLeads(tx, { campaignId, count, emailSubject: null, emailBody: null, each });
    const { jobIds } = await enqueueJobs(
      tx,
      leads.map((lead) => ({ campaignId, type: "ENRICH_LEAD", leadId: lead.id })),
    );
    return leads.map((lead, at) => ({ leadId: lead.id, jobId: jobIds[at] ?? "" }));
  });
}

export interface Held extends Claim {
  readonly workerId: string;
}

/** A worker takes the job. */
export async function claimed(w: ApiSystem, jobId: string): Promise<Held> {
  const workerId = await w.tx((tx) => registerWorker(tx, { name: "test", concurrency: 1 }));
  const [claim] = await w.tx((tx) => claimJobs(tx, { workerId, jobIds: [jobId] }));
  if (claim === undefined) throw new Error(`job ${jobId} could not be claimed`);
  return { ...claim, workerId };
}

/** A call of a claimed job is under way. */
export async function calling(w: ApiSystem, held: Held, step = "VERIFY"): Promise<string> {
  const callId = await w.tx((tx) =>
    beginCall(tx, {
      jobId: held.jobId,
      attempt: held.attempt,
      workerId: held.workerId,
      provider: "MILLIONVERIFIER",
      endpoint: "api/v3",
      step,
      effect: true,
    }),
  );
  if (callId === null) throw new Error("the call was refused");
  return callId;
}

/** The call succeeds and finishes its step. */
export const succeeded = (w: ApiSystem, held: Held, end: { callId: string; step: string }) =>
  w.tx((tx) =>
    finishCall(tx, {
      callId: end.callId,
      jobId: held.jobId,
      attempt: held.attempt,
      outcome: "SUCCEEDED",
      meta: { httpStatus: 200, credits: 1 },
      checkpoint: { step: end.step, output: {} },
    }),
  );

/** The provider fails: opens the breaker if it is the first failure. */
export const failed = (w: ApiSystem, held: Held, callId: string) =>
  w.tx((tx) =>
    failCall(tx, {
      callId,
      jobId: held.jobId,
      attempt: held.attempt,
      actor: "worker:test",
      failure: {
        provider: "MILLIONVERIFIER",
        operation: "api/v3",
        kind: "QUOTA_EXHAUSTED",
        message: "Insufficient credits.",
        httpStatus: 200,
        requestId: "mv-42",
        rule: "millionverifier.credits",
      },
    }),
  );

/** The job ends FAILED for a reason of its own, not a provider's. */
export const spoilt = (w: ApiSystem, held: Held, endedBy?: string) =>
  w.tx((tx) =>
    failJob(tx, {
      jobId: held.jobId,
      attempt: held.attempt,
      code: "REJECTED",
      message: "The address is not one.",
      endedBy,
    }),
  );

/** A campaign with leads whose first call failed: the breaker is OPEN at epoch 1. */
export async function outage(w: ApiSystem, leads = 3) {
  const campaign = await runningCampaign(w);
  const jobs = await enrichJobs(w, campaign.id, leads);
  const held = await claimed(w, jobs[0]?.jobId ?? "");
  const callId = await calling(w, held);
  await failed(w, held, callId);
  return { campaign, jobs, held, callId };
}
