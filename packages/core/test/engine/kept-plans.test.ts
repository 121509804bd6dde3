import { type MadeJob, makeCampaign, makeJob, makeLeads } from "@leadgen/testkit/make";
import { expect, it } from "vitest";
import { only } from "../../src/engine/parts/tx.ts";
import {
  beginCalls,
  claimJobs,
  completeJobs,
  enqueueJobs,
  finishCalls,
  heldJobs,
} from "../../src/outreach/index.ts";
import { type CoreSystem, newSystem } from "../support/core-system.ts";

const JOBS = 2_000;
/** PostgreSQL keeps a statement's plan from its sixth execution on. */
const UNTIL_KEPT = 8;

/** A job of one step, from its claim to its end, as a worker runs it. */
async function workOn(system: CoreSystem, { jobId }: MadeJob): Promise<void> {
  const { workerId } = system;
  const { attempt } = only(await system.tx((tx) => claimJobs(tx, { workerId, jobIds: [jobId] })));
  const call = {
    provider: "PERPLEXITY",
    endpoint: "POST /v1/responses",
    step: "RESEARCH",
    effect: true,
  } as const;
  const intent = { ...call, jobId, attempt, workerId };
  const callId = only([...(await system.tx((tx) => beginCalls(tx, [intent]))).values()]);
  const end = { callId, jobId, attempt, outcome: "SUCCEEDED", meta: {} } as const;
  await system.tx((tx) => finishCalls(tx, [end]));
  expect(await heldJobs(system.db, [{ jobId, attempt }])).toEqual(new Set([jobId]));
  expect(await system.tx((tx) => completeJobs(tx, [{ jobId, attempt }]))).toMatchObject({
    completed: [jobId],
  });
}

/** Adds as many jobs, each with a call. */
async function grow(system: CoreSystem): Promise<void> {
  const { id: campaignId } = await makeCampaign(system.db);
  const leads = await makeLeads(system.db, { campaignId, count: JOBS });
  const jobs = leads.map(({ id }) => ({ campaignId, leadId: id, type: "ENRICH_LEAD" }) as const);
  await system.tx((tx) => enqueueJobs(tx, jobs));
  await system.db.query(
    `INSERT INTO provider_call (provider, endpoint, job_id, campaign_id, step, effect, attempt, epoch, worker_id, started_at)
     SELECT 'PERPLEXITY', 'POST /v1/responses', id, campaign_id, 'RESEARCH', true, 1, 0, $1, now() FROM job WHERE campaign_id = $2`,
    [system.workerId, campaignId],
  );
}

/** Rows that were read by reading a whole table, for each table. The system has one connection, so flushing its own statistics is enough. */
async function readWhole({ db }: CoreSystem): Promise<Record<string, number>> {
  await db.query("SELECT pg_stat_force_next_flush()::text");
  await db.query("SELECT pg_stat_clear_snapshot()::text");
  const rows = await db.query<{ name: string; rows: number }>(
    `SELECT relname AS name, seq_tup_read::int AS rows FROM pg_stat_user_tables
     WHERE relname IN ('job', 'provider_call', 'lead')`,
  );
  return Object.fromEntries(rows.map(({ name, rows: read }) => [name, read]));
}

it("a job reads no whole table from its claim to its end, even with the plans that were kept from when the tables were small", async () => {
  await using system = await newSystem({ connections: 1 });
  // A table's new statistics would make new plans.
  for (const table of ["job", "provider_call", "lead"])
    await system.db.query(`ALTER TABLE ${table} SET (autovacuum_enabled = false)`);
  // PostgreSQL may also plan each execution, and does so where it expects to gain by that.
  await system.db.query("SET plan_cache_mode = 'force_generic_plan'");
  // The campaign goes on: its end counts its leads and jobs.
  const { campaignId } = await makeJob(system.db);
  const newJob = () => makeJob(system.db, { campaignId });
  for (let place = 0; place < UNTIL_KEPT; place++) await workOn(system, await newJob());
  await grow(system);
  const job = await newJob();
  const before = await readWhole(system);
  await workOn(system, job);
  const after = await readWhole(system);
  for (const [table, rows] of Object.entries(after))
    expect(rows - (before[table] ?? 0), table).toBeLessThan(JOBS);
});
