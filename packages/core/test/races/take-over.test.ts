import { makeCampaign, makeJob } from "@leadgen/testkit/make";
import { describe, expect, it } from "vitest";
import {
  cancelCampaign,
  claimJobs,
  closeBreaker,
  deleteCampaign,
  goOnWithTakenOver,
  openBreaker,
  startCampaign,
  type Tx,
  takeOverLeads,
} from "../../src/outreach/index.ts";
import { type CoreSystem, newSystem } from "../support/core-system.ts";
import { expectInvariants } from "../support/expect-invariants.ts";
import { campaignRow, jobCounts } from "../support/rows.ts";
import { race } from "../support/session.ts";

const takeOver = (from: string, to: string) => (tx: Tx) => takeOverLeads(tx, { from, to });
const remove = (id: string) => (tx: Tx) => deleteCampaign(tx, { id, actor: "user:ada" });
const start = (id: string) => (tx: Tx) => startCampaign(tx, id);
const open = (tx: Tx) => openBreaker(tx, { actor: "operator:ada", reason: "stop" });

/** An ended campaign with three leads that can be used, and a CREATED one. */
async function scene(system: CoreSystem) {
  const { id: from } = await makeCampaign(system.db, { status: "FAILED", name: "The first" });
  for (const status of ["FAILED", "CANCELLED", "CANCELLED"] as const)
    await makeJob(system.db, { campaignId: from, status });
  return { from, to: await target(system) };
}

const target = async (system: CoreSystem, leadLimit = 30) =>
  (await makeCampaign(system.db, { status: "CREATED", name: "The second", leadLimit })).id;

const leadsOf = async (system: CoreSystem, campaignId: string): Promise<number> =>
  (await system.db.query("SELECT 1 FROM lead WHERE campaign_id = $1", [campaignId])).length;

const refused = (code: string, words: string) => ({
  status: "rejected",
  reason: expect.objectContaining({ code, message: expect.stringContaining(words) }),
});

describe("two take-overs at once", () => {
  it("of the same leads leave nothing to the second", async () => {
    await using system = await newSystem();
    const { from, to } = await scene(system);
    const other = await target(system);
    const { first, second } = await race(system.pool, {
      first: takeOver(from, to),
      second: takeOver(from, other),
    });
    expect(first).toEqual({ leads: 3, leftOut: 0 });
    expect(second).toEqual(refused("WRONG_STATE", "nothing to take over"));
    expect([await leadsOf(system, to), await leadsOf(system, other)]).toEqual([3, 0]);
    await expectInvariants(system.pool);
  });

  it("into the same campaign make the second count the leads of the first", async () => {
    await using system = await newSystem();
    const { from } = await scene(system);
    const { from: another } = await scene(system);
    const to = await target(system, 5);
    const { second } = await race(system.pool, { first: takeOver(from, to), second: takeOver(another, to) });
    expect(second).toEqual(refused("WRONG_STATE", "3 leads would come to 3"));
    expect(await leadsOf(system, to)).toBe(3);
    await expectInvariants(system.pool);
  });
});

describe("a take-over racing the start of its campaign", () => {
  it("is refused if it comes second", async () => {
    await using system = await newSystem();
    const { from, to } = await scene(system);
    const { second } = await race(system.pool, { first: start(to), second: takeOver(from, to) });
    expect(second).toEqual(refused("WRONG_STATE", "is running"));
    expect(await leadsOf(system, from)).toBe(3);
    await expectInvariants(system.pool);
  });

  it("gives the started campaign its leads if it comes first", async () => {
    await using system = await newSystem();
    const { from, to } = await scene(system);
    const { second } = await race(system.pool, { first: takeOver(from, to), second: start(to) });
    if (second.status === "rejected") throw second.reason;
    const { jobId } = second.value;
    await system.tx((tx) => claimJobs(tx, { workerId: system.workerId, jobIds: [jobId] }));
    const went = await system.tx((tx) => goOnWithTakenOver(tx, { jobId, attempt: 1, campaignId: to }));
    expect(went).toBe(3);
    await expectInvariants(system.pool);
  });

  it("leaves the leads where they were if a cancelling of the campaign comes first", async () => {
    await using system = await newSystem();
    const { from, to } = await scene(system);
    const cancel = (tx: Tx) => cancelCampaign(tx, { campaignId: to, reason: "no" });
    const { second } = await race(system.pool, { first: cancel, second: takeOver(from, to) });
    expect(second).toEqual(refused("WRONG_STATE", "is over"));
    expect(await leadsOf(system, from)).toBe(3);
  });
});

describe("a take-over racing a deletion", () => {
  it("of the leads' campaign is done if the deletion waits, and the deletion is refused", async () => {
    await using system = await newSystem();
    const { from, to } = await scene(system);
    const { second } = await race(system.pool, { first: takeOver(from, to), second: remove(from) });
    expect(second).toEqual(refused("WRONG_STATE", 'The campaign "The second" has taken over 3 leads'));
    expect(await campaignRow(system, from)).toMatchObject({ status: "FAILED" });
    await expectInvariants(system.pool);
  });

  it("of the leads' campaign finds nothing if the deletion comes first", async () => {
    await using system = await newSystem();
    const { from, to } = await scene(system);
    const { second } = await race(system.pool, { first: remove(from), second: takeOver(from, to) });
    expect(second).toEqual(refused("NOT_FOUND", from));
    expect(await leadsOf(system, to)).toBe(0);
  });

  it("of its own campaign, if that waits, is deleted with its leads", async () => {
    await using system = await newSystem();
    const { from, to } = await scene(system);
    const { second } = await race(system.pool, { first: takeOver(from, to), second: remove(to) });
    expect(second).toMatchObject({ status: "fulfilled", value: { leads: 3 } });
    expect(await system.db.query("SELECT 1 FROM lead_take_over")).toEqual([]);
    await expectInvariants(system.pool);
  });
});

describe("racing an opening", () => {
  it.each(["first", "second"])("a take-over that comes %s makes nothing runnable", async (place) => {
    await using system = await newSystem();
    const { from, to } = await scene(system);
    const both = [takeOver(from, to), open] as const;
    const [first, second] = place === "first" ? both : both.toReversed();
    await race<unknown, unknown>(system.pool, { first: first as never, second: second as never });
    expect(await leadsOf(system, to)).toBe(3);
    expect(await jobCounts(system)).toEqual({ COMPLETED: 1, FAILED: 1, CANCELLED: 2 });
    await expectInvariants(system.pool);
  });

  async function started(system: CoreSystem) {
    const { from, to } = await scene(system);
    await system.tx(takeOver(from, to));
    const { jobId } = await system.tx(start(to));
    await system.tx((tx) => claimJobs(tx, { workerId: system.workerId, jobIds: [jobId] }));
    return (tx: Tx) => goOnWithTakenOver(tx, { jobId, attempt: 1, campaignId: to });
  }

  it("jobs that have just been revived are PAUSED with all others, and go on after the close", async () => {
    await using system = await newSystem();
    const goOn = await started(system);
    const { first } = await race(system.pool, { first: goOn, second: open });
    expect(first).toBe(3);
    expect(await jobCounts(system)).toEqual({ COMPLETED: 1, PAUSED: 4 });
    await expectInvariants(system.pool);
    await system.tx((tx) => closeBreaker(tx, { actor: "operator:ada", reason: "mended", epoch: 1 }));
    expect(await jobCounts(system)).toEqual({ COMPLETED: 1, PENDING: 4 });
    await expectInvariants(system.pool);
  });

  it("jobs that would be revived after it wait for their campaign's FETCH_LEADS job", async () => {
    await using system = await newSystem();
    const goOn = await started(system);
    const { second } = await race(system.pool, { first: open, second: goOn });
    expect(second).toEqual({ status: "fulfilled", value: 0 });
    expect(await jobCounts(system)).toEqual({ COMPLETED: 1, PAUSED: 1, FAILED: 1, CANCELLED: 2 });
    await expectInvariants(system.pool);
  });
});
