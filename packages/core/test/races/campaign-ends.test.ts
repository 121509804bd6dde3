import { makeCampaign, makeJob, makeLeads } from "@leadgen/testkit/make";
import { describe, expect, it } from "vitest";
import {
  cancelCampaign,
  cancelJobs,
  claimJobs,
  completeJobs,
  enrichLeads,
  finishCall,
  type Held,
  retryJob,
  startCampaign,
  type Tx,
} from "../../src/outreach/index.ts";
import { answered } from "../support/calls.ts";
import { type CoreSystem, newSystem } from "../support/core-system.ts";
import { expectInvariants } from "../support/expect-invariants.ts";
import { bellsOf, campaignRow, jobCounts, jobRow } from "../support/rows.ts";
import { openSession, race, type Session, untilBlocked } from "../support/session.ts";

/** A transaction that halts once, after the given statement was answered, until it is released. */
function haltAfter(tx: Tx, statement: RegExp) {
  const reached = Promise.withResolvers<void>();
  const gate = Promise.withResolvers<void>();
  const halting: Tx = {
    async query<Row>(sql: string, params?: readonly unknown[]): Promise<Row[]> {
      const rows = await tx.query<Row>(sql, params);
      if (!statement.test(sql)) return rows;
      reached.resolve();
      await gate.promise;
      return rows;
    },
  };
  return { tx: halting, reached: reached.promise, goOn: gate.resolve };
}

const complete = (job: Held) => (tx: Tx) => completeJobs(tx, [job]);

describe("cancelCampaign racing a fetching checkpoint that adds jobs", () => {
  async function fetching(system: CoreSystem) {
    const { id: campaignId } = await makeCampaign(system.db, { status: "CREATED" });
    await system.db.query("UPDATE campaign SET status = 'RUNNING', started_at = now()");
    const job = await makeJob(system.db, {
      campaignId,
      type: "FETCH_LEADS",
      status: "RUNNING",
      calling: true,
    });
    const cancel = (tx: Tx) => cancelCampaign(tx, { campaignId, reason: "wrong audience" });
    const checkpoint = async (tx: Tx) => {
      const verdict = await finishCall(tx, answered(job));
      if (!verdict.kept) return verdict;
      const leads = await makeLeads(tx, { campaignId, count: 10 });
      await enrichLeads(tx, { campaignId, leadIds: leads.map(({ id }) => id) });
      return verdict;
    };
    return { campaignId, job, cancel, checkpoint };
  }

  it("a cancelling that waits for the checkpoint also cancels the jobs that the checkpoint added", async () => {
    await using system = await newSystem();
    const { campaignId, cancel, checkpoint } = await fetching(system);
    const { second } = await race(system.pool, { first: checkpoint, second: cancel });
    expect(second).toEqual({ status: "fulfilled", value: { jobsCancelled: 11 } });
    expect(await jobCounts(system)).toEqual({ CANCELLED: 11 });
    expect(await campaignRow(system, campaignId)).toMatchObject({ status: "FAILED" });
    await expectInvariants(system.pool);
  });

  it("a checkpoint that waits for the cancelling is kept, and the jobs that it adds are CANCELLED", async () => {
    await using system = await newSystem();
    const { cancel, checkpoint } = await fetching(system);
    const { second } = await race(system.pool, { first: cancel, second: checkpoint });
    expect(second).toEqual({ status: "fulfilled", value: { kept: true, repeated: false, proceed: false } });
    expect(await jobCounts(system)).toEqual({ CANCELLED: 11 });
    await expectInvariants(system.pool);
  });

  it("lets a job that was added in the meantime end first, without a deadlock", async () => {
    await using system = await newSystem();
    const { campaignId, cancel } = await fetching(system);
    await using adding = await openSession(system.pool);
    await using cancelling = await openSession(system.pool);
    await using ending = await openSession(system.pool);
    const leads = await makeLeads(adding.tx, { campaignId, count: 2 });
    await enrichLeads(adding.tx, { campaignId, leadIds: leads.map(({ id }) => id) });
    const { tx, reached, goOn } = haltAfter(cancelling.tx, /FROM campaign .* FOR NO KEY UPDATE/);
    const cancelled = cancel(tx);
    await untilBlocked(system.pool, cancelling);
    await adding.commit();
    await reached;
    const [added] = await system.db.query<{ id: string }>(
      "SELECT id FROM job WHERE type = 'ENRICH_LEAD' LIMIT 1",
    );
    const jobId = added?.id as string;
    const [claim] = await system.tx((other) =>
      claimJobs(other, { workerId: system.workerId, jobIds: [jobId] }),
    );
    const completed = await complete({ jobId, attempt: claim?.attempt as number })(ending.tx);
    expect(completed).toMatchObject({ completed: [jobId] });
    goOn();
    await untilBlocked(system.pool, cancelling);
    await ending.commit();
    expect(await cancelled).toEqual({ jobsCancelled: 2 });
    await cancelling.commit();
    expect(await jobCounts(system)).toEqual({ COMPLETED: 1, CANCELLED: 2 });
  });
});

describe("retry racing the campaign's end", () => {
  it("a retry that waits for the end is refused, and the job stays FAILED", async () => {
    await using system = await newSystem();
    const last = await makeJob(system.db, { status: "RUNNING", leadStatus: "HANDED_OVER" });
    const { jobId } = await makeJob(system.db, { campaignId: last.campaignId, status: "FAILED" });
    const { first, second } = await race(system.pool, {
      first: complete(last),
      second: (tx) => retryJob(tx, jobId),
    });
    expect(first.campaignsEnded).toEqual([last.campaignId]);
    expect(second).toMatchObject({ status: "rejected", reason: { code: "WRONG_STATE" } });
    expect(await jobRow(system, jobId)).toMatchObject({ status: "FAILED" });
    expect(await bellsOf(system, jobId)).toEqual([]);
    await expectInvariants(system.pool);
  });

  it("an end that waits for the retry does not happen, because the campaign has a live job again", async () => {
    await using system = await newSystem();
    const last = await makeJob(system.db, { status: "RUNNING", leadStatus: "HANDED_OVER" });
    const { jobId } = await makeJob(system.db, { campaignId: last.campaignId, status: "FAILED" });
    const { first, second } = await race(system.pool, {
      first: (tx) => retryJob(tx, jobId),
      second: complete(last),
    });
    expect(first).toBe("PENDING");
    expect(second).toEqual({ status: "fulfilled", value: { completed: [last.jobId], campaignsEnded: [] } });
    expect(await campaignRow(system, last.campaignId)).toMatchObject({ status: "RUNNING" });
    await expectInvariants(system.pool);
  });
});

describe("double start", () => {
  it("one wins, the other is told WRONG_STATE, and there is one FETCH_LEADS job", async () => {
    await using system = await newSystem();
    const { id: campaignId } = await makeCampaign(system.db, { status: "CREATED" });
    const start = (tx: Tx) => startCampaign(tx, campaignId);
    const { second } = await race(system.pool, { first: start, second: start });
    expect(second).toMatchObject({ status: "rejected", reason: { code: "WRONG_STATE" } });
    expect(await jobCounts(system)).toEqual({ PENDING: 1 });
    await expectInvariants(system.pool);
  });
});

describe("a job that ends while others of its campaign are live", () => {
  it("waits for nobody who holds the campaign's row", async () => {
    await using system = await newSystem();
    const one = await makeJob(system.db, { status: "RUNNING", leadStatus: "HANDED_OVER" });
    await makeJob(system.db, { campaignId: one.campaignId });
    await using other = await openSession(system.pool);
    await other.tx.query("SELECT 1 FROM campaign WHERE id = $1 FOR NO KEY UPDATE", [one.campaignId]);
    const ended = await system.tx(complete(one));
    expect(ended).toEqual({ completed: [one.jobId], campaignsEnded: [] });
  });

  it("keeps one of them from ending before it has committed, so that the other ends the campaign", async () => {
    await using system = await newSystem();
    const one = await makeJob(system.db, { status: "RUNNING", leadStatus: "HANDED_OVER" });
    const { campaignId } = one;
    const two = await makeJob(system.db, { campaignId, status: "RUNNING", leadStatus: "HANDED_OVER" });
    const cancel = (tx: Tx) => cancelJobs(tx, { jobIds: [two.jobId], reason: "not this one" });
    const { first, second } = await race(system.pool, { first: complete(one), second: cancel });
    expect(first.campaignsEnded).toEqual([]);
    expect(second).toMatchObject({ status: "fulfilled", value: { campaignsEnded: [campaignId] } });
    await expectInvariants(system.pool);
  });

  it("ends the campaign later if all of them are about to end", async () => {
    await using system = await newSystem();
    const one = await makeJob(system.db, { status: "RUNNING", leadStatus: "HANDED_OVER" });
    const { campaignId } = one;
    const two = await makeJob(system.db, { campaignId, status: "RUNNING", leadStatus: "HANDED_OVER" });
    await using ending = await openSession(system.pool);
    const { tx, reached, goOn } = haltAfter(ending.tx, /SET status = 'COMPLETED'/);
    const second = complete(two)(tx);
    await reached;
    expect(await system.tx(complete(one))).toMatchObject({ campaignsEnded: [] });
    goOn();
    expect(await second).toMatchObject({ campaignsEnded: [campaignId] });
    await ending.commit();
    expect(await campaignRow(system, campaignId)).toMatchObject({ status: "COMPLETED" });
    await expectInvariants(system.pool);
  });
});

// Enough to be sure: without the lock on the campaign's row, 218 and 268 of the 500 ended (two runs).
const CAMPAIGNS = 500;
const LANES = 8;

describe("two last jobs of a campaign", () => {
  it("end the campaign if one waits for the other: the second sees the first", async () => {
    await using system = await newSystem();
    const one = await makeJob(system.db, { status: "RUNNING", leadStatus: "HANDED_OVER" });
    const two = await makeJob(system.db, {
      campaignId: one.campaignId,
      status: "RUNNING",
      leadStatus: "HANDED_OVER",
    });
    const { first, second } = await race(system.pool, { first: complete(one), second: complete(two) });
    expect(first.campaignsEnded).toEqual([]);
    expect(second).toMatchObject({ status: "fulfilled", value: { campaignsEnded: [one.campaignId] } });
    await expectInvariants(system.pool);
  });

  it(`end the campaign exactly once when they end at the same moment, in each of ${CAMPAIGNS} campaigns`, async () => {
    await using system = await newSystem({ connections: 2 * LANES + 1 });
    const pairs = await manyPairs(system);
    const endings: string[] = [];
    const lane = async () => {
      for (let pair = pairs.pop(); pair !== undefined; pair = pairs.pop()) {
        endings.push(...(await endTogether(system, pair)));
      }
    };
    await Promise.all(Array.from({ length: LANES }, lane));
    expect(endings).toHaveLength(CAMPAIGNS);
    expect(new Set(endings).size).toBe(CAMPAIGNS);
    const statuses = await system.db.query("SELECT status, count(*)::int FROM campaign GROUP BY status");
    expect(statuses).toEqual([{ status: "COMPLETED", count: CAMPAIGNS }]);
    await expectInvariants(system.pool);
  });
});

/** Both transactions are open before either begins to end its job. @returns the campaigns that were said to have ended. */
async function endTogether(system: CoreSystem, pair: readonly Held[]): Promise<string[]> {
  const end = async (session: Session, job: Held) => {
    const { campaignsEnded } = await completeJobs(session.tx, [job]);
    await session.commit();
    return campaignsEnded;
  };
  const sessions = await Promise.all(pair.map(() => openSession(system.pool)));
  try {
    return (await Promise.all(sessions.map((session, index) => end(session, pair[index] as Held)))).flat();
  } finally {
    for (const session of sessions) await session[Symbol.asyncDispose]();
  }
}

/** Running campaigns, each with a finished fetching job and two jobs that run. */
async function manyPairs(system: CoreSystem): Promise<Held[][]> {
  const rows = await system.db.query<{ jobIds: string[] }>(
    `WITH made AS (
       INSERT INTO campaign (organization_id, name, status, lead_limit, criteria, offer, started_at)
       SELECT $1, 'Campaign ' || n, 'RUNNING', 2, '{}', '{}', now() FROM generate_series(1, $3::int) AS n RETURNING id),
     fetched AS (
       INSERT INTO job (campaign_id, type, status, finished_at) SELECT id, 'FETCH_LEADS', 'COMPLETED', now() FROM made),
     people AS (
       INSERT INTO lead (organization_id, campaign_id, status, apollo_person_id, finished_at)
       SELECT $1, id, 'NO_EMAIL', id || '-' || n, now() FROM made, generate_series(1, 2) AS n RETURNING id, campaign_id),
     running AS (
       INSERT INTO job (campaign_id, lead_id, type, status, attempt, worker_id, epoch, claimed_at)
       SELECT campaign_id, id, 'ENRICH_LEAD', 'RUNNING', 1, $2, 0, now() FROM people RETURNING id, campaign_id)
     SELECT array_agg(id) AS "jobIds" FROM running GROUP BY campaign_id`,
    [system.organizationId, system.workerId, CAMPAIGNS],
  );
  return rows.map(({ jobIds }) => jobIds.map((jobId) => ({ jobId, attempt: 1 })));
}
