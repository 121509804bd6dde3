import { PROVIDERS, type SearchCriteriaInput } from "@leadgen/core";
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
import { type Tx, transaction } from "@leadgen/db";
import { type TestDatabase, testDatabase } from "@leadgen/db/testing";
import type { ApiDeps } from "../src/deps/api-deps.ts";
import { type Api, type Caller, createApi } from "../src/index.ts";

export const TOKEN = "test-token-8c1d7f";
export const OPERATOR = { kind: "installation", name: "operator" } as const;
/** Signs the sessions of tests. */
export const SECRET = "test-secret-5b0d4c9e7a1f4f4e8f2b6d3c";
export const NO_ID = "0198c0de-0000-7000-8000-000000000000";

export const CRITERIA: SearchCriteriaInput = { titles: ["Head of Sales"], locations: ["Norway"] };
export const OFFER = {
  product: "Route planning for ferries.",
  senderName: "Ada Berg",
  senderCompany: "Nordkyst",
};

export interface World extends AsyncDisposable {
  readonly db: TestDatabase;
  readonly api: Api;
  /** As the operator. */
  readonly call: Caller;
  /** Everything that the API logged. */
  readonly logged: object[];
  rows<Row>(sql: string, params?: readonly unknown[]): Promise<Row[]>;
  tx<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
}

export const dependencies = (pool: ApiDeps["pool"], overrides: Partial<ApiDeps> = {}): ApiDeps => ({
  pool,
  operatorToken: TOKEN,
  development: false,
  authSecret: SECRET,
  configuredProviders: PROVIDERS,
  log: () => {},
  ...overrides,
});

/** An API over an empty database of its own. */
export async function world(overrides: Partial<ApiDeps> = {}): Promise<World> {
  const db = await testDatabase();
  const logged: object[] = [];
  const api = createApi(dependencies(db.pool, { log: (event) => logged.push(event), ...overrides }));
  return {
    db,
    api,
    call: api.caller(OPERATOR),
    logged,
    rows: async <Row>(sql: string, params: readonly unknown[] = []) =>
      (await db.pool.query(sql, [...params])).rows as Row[],
    tx: (work) => transaction(db.pool, work),
    async [Symbol.asyncDispose]() {
      await api.close();
      await db[Symbol.asyncDispose]();
    },
  };
}

/** A CREATED campaign in an organization of its own. */
export async function createdCampaign(w: World, name = "Ferries") {
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
export async function runningCampaign(w: World, name = "Ferries") {
  const { id } = await createdCampaign(w, name);
  const { jobId } = await w.call.campaign.start({ id });
  return { id, jobId };
}

/** Revealed leads with a job each, as the fetching job would leave them. */
export async function enrichJobs(w: World, campaignId: string, count: number) {
  return w.tx(async (tx) => {
    const leads = await tx.query<{ id: string }>(
      `INSERT INTO lead (organization_id, campaign_id, status, apollo_person_id, first_name, email)
       SELECT organization_id, id, 'REVEALED', 'person-' || n, 'Kari ' || n, 'kari' || n || '@example.no'
       FROM campaign, generate_series(1, $2::int) AS n WHERE id = $1 RETURNING id`,
      [campaignId, count],
    );
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
export async function claimed(w: World, jobId: string): Promise<Held> {
  const workerId = await w.tx((tx) => registerWorker(tx, { name: "test", concurrency: 1 }));
  const [claim] = await w.tx((tx) => claimJobs(tx, { workerId, jobIds: [jobId] }));
  if (claim === undefined) throw new Error(`job ${jobId} could not be claimed`);
  return { ...claim, workerId };
}

/** A call of a claimed job is under way. */
export async function calling(w: World, held: Held, step = "VERIFY"): Promise<string> {
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

/** The call comes back well and finishes its step. */
export const succeeded = (w: World, held: Held, end: { callId: string; step: string }) =>
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

/** The provider fails: opens the breaker if it is the first. */
export const failed = (w: World, held: Held, callId: string) =>
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

/** The job ends FAILED for a reason of its own. */
export const spoilt = (w: World, held: Held) =>
  w.tx((tx) =>
    failJob(tx, {
      jobId: held.jobId,
      attempt: held.attempt,
      code: "REJECTED",
      message: "The address is not one.",
    }),
  );

/** A campaign with leads whose first call failed: the breaker is OPEN at epoch 1. */
export async function outage(w: World, leads = 3) {
  const campaign = await runningCampaign(w);
  const jobs = await enrichJobs(w, campaign.id, leads);
  const held = await claimed(w, jobs[0]?.jobId ?? "");
  const callId = await calling(w, held);
  await failed(w, held, callId);
  return { campaign, jobs, held, callId };
}
