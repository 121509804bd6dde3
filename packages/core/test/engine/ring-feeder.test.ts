import { makeCampaign, makeJob } from "@leadgen/testkit/make";
import { describe, expect, it } from "vitest";
import { MOST_FED } from "../../src/engine/parts/doorbells.ts";
import {
  beatWorker,
  cancelJobs,
  claimJobs,
  enqueueJobs,
  handBackJobs,
  rescueJobs,
  ringFeeder,
  secureRestored,
  sweepUp,
} from "../../src/outreach/index.ts";
import { ALWAYS_REACHED, type CoreSystem, fallSilent, newSystem, newWorker } from "../support/core-system.ts";
import { expectInvariants } from "../support/expect-invariants.ts";
import { close, closedOver, feedersIn, open, ringAll } from "../support/feeders.ts";
import { bellsOf, contents, jobRow } from "../support/rows.ts";

const lock = ({ db }: CoreSystem, doorbellId: string, by: string) =>
  db.query(
    "UPDATE graphile_worker._private_jobs SET locked_by = $2, locked_at = now() - interval '1 hour', attempts = 1 WHERE id = $1",
    [doorbellId, by],
  );

const lockers = ({ db }: CoreSystem) =>
  db.query("SELECT locked_by FROM graphile_worker._private_jobs WHERE locked_at IS NOT NULL");

describe("a close", () => {
  it(`makes one feeder per type for each ${MOST_FED} jobs of a campaign, and an own doorbell for a job that is alone`, async () => {
    await using system = await newSystem();
    const { id: large } = await makeCampaign(system.db, { fetch: "PENDING" });
    const { id: small } = await makeCampaign(system.db);
    const jobs = Array.from({ length: 2 * MOST_FED + 1 }, () => ({
      campaignId: large,
      type: "REVEAL_LEADS" as const,
    }));
    await system.tx((tx) => enqueueJobs(tx, jobs));
    for (let n = 0; n < 3; n++) await makeJob(system.db, { campaignId: small });
    await system.tx(open);
    await system.tx(close);
    const feeders = await feedersIn(system.db);
    // The first stretch begins with the FETCH_LEADS job, the last one has the remaining jobs.
    const sizes = feeders.map((feeder) => feeder.jobIds.length).sort((a, b) => a - b);
    expect(sizes).toEqual([2, 3, MOST_FED - 1, MOST_FED]);
    for (const { doorbellId, jobIds: covered } of feeders) {
      const [row] = await system.db.query<{ named: number; kinds: number }>(
        `SELECT count(*)::int AS named, count(DISTINCT (campaign_id, type))::int AS kinds FROM job
         WHERE doorbell_id = $1 AND id = ANY($2::uuid[])`,
        [doorbellId, covered],
      );
      expect(row).toEqual({ named: covered.length, kinds: 1 });
    }
    const [alone] = await system.db.query<{ id: string }>(
      "SELECT id FROM job WHERE type = 'FETCH_LEADS' AND status = 'PENDING'",
    );
    const id = alone?.id ?? "";
    expect(await bellsOf(system, id)).toEqual([(await jobRow(system, id)).doorbellId]);
    await expectInvariants(system.pool);
  });

  it("leaves no feeder of an earlier close in the queue", async () => {
    await using system = await newSystem();
    const before = await closedOver(system, 3);
    await system.tx(open);
    expect(await feedersIn(system.db)).toEqual([]);
    await system.tx(close);
    const [after] = await feedersIn(system.db);
    expect(after?.jobIds).toEqual(before.jobIds);
    expect(after?.doorbellId).not.toBe(before.doorbellId);
    await expectInvariants(system.pool);
  });
});

describe("an opening", () => {
  it("takes doorbells and feeders out of the queue, except those that a worker holds and other tasks", async () => {
    await using system = await newSystem();
    const { doorbellId } = await closedOver(system, 3);
    await makeJob(system.db);
    await lock(system, doorbellId, "pool-1");
    await system.db.query("SELECT graphile_worker.add_job('somebody_elses_task')::text");
    await system.tx(open);
    const left = await system.db.query("SELECT task_identifier AS task FROM graphile_worker.jobs ORDER BY 1");
    expect(left).toEqual([{ task: "ring_jobs" }, { task: "somebody_elses_task" }]);
  });
});

describe("ringFeeder", () => {
  it("gives each job that is still covered a doorbell of its own", async () => {
    await using system = await newSystem();
    const feeder = await closedOver(system, 3);
    expect(await system.tx((tx) => ringFeeder(tx, feeder))).toBe(3);
    for (const jobId of feeder.jobIds)
      expect(await bellsOf(system, jobId)).toEqual([(await jobRow(system, jobId)).doorbellId]);
    await expectInvariants(system.pool);
  });

  it("changes nothing when it rings twice, or when the feeder is gone from the queue", async () => {
    await using system = await newSystem();
    const feeder = await closedOver(system, 3);
    await ringAll(system);
    const before = await contents(system);
    expect(await system.tx((tx) => ringFeeder(tx, feeder))).toBe(0);
    expect(await contents(system)).toEqual(before);
  });

  it("changes nothing while the breaker is OPEN, nor after the next close, whose feeders then cover the jobs", async () => {
    await using system = await newSystem();
    const feeder = await closedOver(system, 3);
    await lock(system, feeder.doorbellId, "pool-1");
    for (const move of [open, close]) {
      await system.tx(move);
      const before = await contents(system);
      expect(await system.tx((tx) => ringFeeder(tx, feeder))).toBe(0);
      expect(await contents(system)).toEqual(before);
    }
    await expectInvariants(system.pool);
  });

  it("skips a job that was claimed, and one that was handed back with a doorbell of its own", async () => {
    await using system = await newSystem();
    const feeder = await closedOver(system, 3);
    const [claimed = "", returned = "", waiting = ""] = feeder.jobIds;
    const claims = await system.tx((tx) =>
      claimJobs(tx, { workerId: system.workerId, jobIds: [claimed, returned] }),
    );
    await system.tx((tx) =>
      handBackJobs(
        tx,
        claims.filter(({ jobId }) => jobId === returned),
      ),
    );
    const bells = await bellsOf(system, returned);
    expect(bells).toHaveLength(1);
    expect(await system.tx((tx) => ringFeeder(tx, feeder))).toBe(1);
    expect(await bellsOf(system, claimed)).toEqual([]);
    expect(await bellsOf(system, returned)).toEqual(bells);
    expect(await bellsOf(system, waiting)).toHaveLength(1);
    await expectInvariants(system.pool);
  });

  it("rings for the other jobs when one was cancelled", async () => {
    await using system = await newSystem();
    const feeder = await closedOver(system, 3);
    const [cancelled = "", ...others] = feeder.jobIds;
    await system.tx((tx) => cancelJobs(tx, { jobIds: [cancelled], reason: "not this one" }));
    expect(await feedersIn(system.db)).toMatchObject([{ doorbellId: feeder.doorbellId, jobIds: others }]);
    await expectInvariants(system.pool);
    await ringAll(system);
    expect(await bellsOf(system, cancelled)).toEqual([]);
    for (const jobId of others) expect(await bellsOf(system, jobId)).toHaveLength(1);
    await expectInvariants(system.pool);
  });

  it("rings for no job when all were cancelled", async () => {
    await using system = await newSystem();
    const feeder = await closedOver(system, 3);
    await system.tx((tx) => cancelJobs(tx, { jobIds: feeder.jobIds, reason: "none of them" }));
    expect(await system.tx((tx) => ringFeeder(tx, feeder))).toBe(0);
    await expectInvariants(system.pool);
  });
});

describe("a feeder whose worker is gone", () => {
  it("rings again elsewhere once the sweep has declared the worker dead", async () => {
    await using system = await newSystem();
    const feeder = await closedOver(system, 3);
    const victim = await newWorker(system, "dies while it rings");
    await beatWorker(system.db, { workerId: victim, poolIds: ["pool-7"] });
    await lock(system, feeder.doorbellId, "pool-7");
    await fallSilent(system, victim);
    await system.tx((tx) => rescueJobs(tx, ALWAYS_REACHED));
    expect(await lockers(system)).toEqual([]);
    await expectInvariants(system.pool);
  });

  it("is freed by sweepUp when no worker wrote down its pool", async () => {
    await using system = await newSystem();
    const feeder = await closedOver(system, 3);
    await lock(system, feeder.doorbellId, "pool-nobody-knows");
    await system.tx((tx) => sweepUp(tx, system.workerId));
    expect(await lockers(system)).toEqual([]);
  });

  it("is freed in a restored backup, and rings for no job there", async () => {
    await using system = await newSystem();
    const feeder = await closedOver(system, 3);
    await lock(system, feeder.doorbellId, "pool-of-then");
    await system.db.query("UPDATE worker SET beat_at = now() - interval '1 day'");
    await system.tx((tx) => secureRestored(tx, { actor: "operator:ada" }));
    expect(await lockers(system)).toEqual([]);
    expect(await system.tx((tx) => ringFeeder(tx, feeder))).toBe(0);
    await expectInvariants(system.pool);
  });
});
