import {
  makeCall,
  makeCampaign,
  makeDoNotContact,
  makeJob,
  makeLead,
  makeOrganization,
  OFFER,
} from "@leadgen/testkit/make";
import { describe, expect } from "vitest";
import { CAMPAIGN_STATUSES, CAMPAIGN_TABLE, LEAD_STATUSES, TAKEN_OVER } from "../../src/index.ts";
import {
  cancelCampaign,
  cancelJobs,
  checkpointStep,
  claimJobs,
  closeBreaker,
  finishCall,
  GIVEN_BEFORE,
  goOnWithTakenOver,
  openBreaker,
  readTakeOver,
  retryJob,
  reviveJobs,
  startCampaign,
  takeOverLeads,
} from "../../src/outreach/index.ts";
import { type CoreSystem, newSystem } from "../support/core-system.ts";
import { expectInvariants } from "../support/expect-invariants.ts";
import { it } from "../support/it.ts";
import { bellsOf, campaignRow, contents, jobRow, leadRow } from "../support/rows.ts";

const NOBODY = "00000000-0000-7000-8000-000000000000";

const takeOver = (system: CoreSystem, from: string, to: string) =>
  system.tx((tx) => takeOverLeads(tx, { from, to }));

const newTarget = (
  system: CoreSystem,
  values: { leadLimit?: number; offer?: object; organizationId?: string } = {},
) => makeCampaign(system.db, { status: "CREATED", name: "The second", ...values });

/** A paid and finished step of a job. */
async function finished(
  system: CoreSystem,
  job: { jobId: string; campaignId: string },
  step: string,
): Promise<void> {
  const { jobId, campaignId } = job;
  await makeCall(system.db, { jobId, campaignId, step, kept: true, credits: "1" });
  await system.tx((tx) => checkpointStep(tx, { jobId, attempt: 1, step, output: null }));
}

const stepsOf = async (system: CoreSystem, jobId: string): Promise<string[]> =>
  (
    await system.db.query<{ step: string }>("SELECT step FROM job_step WHERE job_id = $1 ORDER BY step", [
      jobId,
    ])
  ).map(({ step }) => step);

/** A FAILED campaign with one FAILED and one CANCELLED lead, each with a finished step. */
async function spoilt(system: CoreSystem) {
  const { id: from } = await makeCampaign(system.db, { status: "FAILED", name: "The first" });
  const failed = await makeJob(system.db, {
    campaignId: from,
    status: "FAILED",
    endedBy: "worker-e7",
    deaths: 5,
  });
  const cancelled = await makeJob(system.db, { campaignId: from, status: "CANCELLED", attempt: 1 });
  for (const job of [failed, cancelled]) await finished(system, job, "VERIFY");
  return { from, failed, cancelled };
}

/** Starts the campaign and lets its FETCH_LEADS job make the campaign at the sender. */
async function goOn(system: CoreSystem, campaignId: string): Promise<number> {
  const { jobId } = await system.tx((tx) => startCampaign(tx, campaignId));
  const [claim] = await system.tx((tx) => claimJobs(tx, { workerId: system.workerId, jobIds: [jobId] }));
  if (claim === undefined) throw new Error("The fetching job was not claimed.");
  return system.tx((tx) => goOnWithTakenOver(tx, claim));
}

describe("takeOverLeads", () => {
  it("moves leads with their jobs and finished steps; the calls stay with the campaign that paid", async ({
    system,
  }) => {
    const { from, failed, cancelled } = await spoilt(system);
    const { id: to } = await newTarget(system);
    expect(await takeOver(system, from, to)).toEqual({ leads: 2, leftOut: 0 });
    for (const job of [failed, cancelled]) {
      expect(await system.db.query("SELECT campaign_id FROM job WHERE id = $1", [job.jobId])).toEqual([
        { campaign_id: to },
      ]);
      expect(await stepsOf(system, job.jobId)).toEqual(["VERIFY"]);
      const calls = await system.db.query("SELECT campaign_id, job_id FROM provider_call WHERE job_id = $1", [
        job.jobId,
      ]);
      expect(calls).toEqual([{ campaign_id: from, job_id: job.jobId }]);
      expect(await bellsOf(system, job.jobId)).toEqual([]);
    }
    expect(await leadRow(system, failed.leadId)).toEqual({
      status: "FAILED",
      message: 'Taken over from "The first"; not gone on with yet.',
    });
    expect(await jobRow(system, failed.jobId)).toMatchObject({ status: "FAILED" });
    expect(await jobRow(system, cancelled.jobId)).toMatchObject({ status: "CANCELLED" });
    expect(await system.db.query("SELECT job_counts FROM campaign WHERE id = $1", [from])).toEqual([
      { job_counts: { FETCH_LEADS: { COMPLETED: 1 } } },
    ]);
    await expectInvariants(system.pool);
  });

  it.for(LEAD_STATUSES.filter((status) => status !== "FOUND"))(
    "decides by the status of a lead: %s",
    async (leadStatus, { system }) => {
      const { id: from } = await makeCampaign(system.db, { status: "FAILED" });
      const status = leadStatus === "REVEALED" ? "CANCELLED" : "FAILED";
      const { leadId } = await makeJob(system.db, { campaignId: from, status, leadStatus });
      await makeJob(system.db, { campaignId: from, status: "CANCELLED" });
      const { id: to } = await newTarget(system);
      const movable = (TAKEN_OVER as readonly string[]).includes(leadStatus);
      expect(await takeOver(system, from, to)).toEqual({ leads: movable ? 2 : 1, leftOut: 0 });
      const [lead] = await system.db.query<{ campaign: string }>(
        "SELECT campaign_id AS campaign FROM lead WHERE id = $1",
        [leadId],
      );
      expect(lead?.campaign).toBe(movable ? to : from);
    },
  );

  it("leaves out leads on the list, with a given address or with a call under way, and says how many", async ({
    system,
  }) => {
    const { from } = await spoilt(system);
    const { organizationId } = system;
    await makeJob(system.db, { campaignId: from, status: "CANCELLED", calling: true });
    const listed = await makeJob(system.db, { campaignId: from, status: "CANCELLED" });
    const person = await makeJob(system.db, { campaignId: from, status: "FAILED" });
    const given = await makeJob(system.db, { campaignId: from, status: "FAILED" });
    await system.db.query("UPDATE lead SET email = 'x@listed.example' WHERE id = $1", [listed.leadId]);
    await system.db.query("UPDATE lead SET apollo_person_id = 'listed-person' WHERE id = $1", [
      person.leadId,
    ]);
    await system.db.query("UPDATE lead SET email = 'Given@Elsewhere.example' WHERE id = $1", [given.leadId]);
    await makeDoNotContact(system.db, { organizationId, value: "listed.example" });
    await makeDoNotContact(system.db, { organizationId, kind: "PERSON", value: "listed-person" });
    const { leadId: before } = await makeJob(system.db, { campaignId: from, status: "COMPLETED" });
    await system.db.query("UPDATE lead SET email = 'given@elsewhere.example' WHERE id = $1", [before]);
    const { id: to } = await newTarget(system);
    const preview = await system.tx((tx) => readTakeOver(tx, { from, to }));
    expect(preview.moving).toBe(2);
    expect(preview.groups).toEqual([
      { status: "FAILED", leftOut: "DO_NOT_CONTACT", steps: [], rewritten: false, leads: 1 },
      { status: "FAILED", leftOut: "GIVEN_BEFORE", steps: [], rewritten: false, leads: 1 },
      { status: "FAILED", leftOut: null, steps: ["VERIFY"], rewritten: false, leads: 1 },
      { status: "CANCELLED", leftOut: "BUSY", steps: [], rewritten: false, leads: 1 },
      { status: "CANCELLED", leftOut: "DO_NOT_CONTACT", steps: [], rewritten: false, leads: 1 },
      { status: "CANCELLED", leftOut: null, steps: ["VERIFY"], rewritten: false, leads: 1 },
    ]);
    expect(await takeOver(system, from, to)).toEqual({ leads: 2, leftOut: 4 });
    await expectInvariants(system.pool);
  });

  it("moves nothing the second time", async ({ system }) => {
    const { from } = await spoilt(system);
    const { id: to } = await newTarget(system);
    await takeOver(system, from, to);
    const before = await contents(system);
    await expect(takeOver(system, from, to)).rejects.toMatchObject({
      code: "WRONG_STATE",
      message: expect.stringContaining("nothing to take over"),
    });
    expect(await contents(system)).toEqual(before);
  });

  it("makes nothing runnable while the breaker is OPEN, and neither does the close", async () => {
    await using system = await newSystem();
    const { from, failed } = await spoilt(system);
    await system.tx((tx) => openBreaker(tx, { actor: "operator:ada", reason: "stop" }));
    const { id: to } = await newTarget(system);
    expect(await takeOver(system, from, to)).toMatchObject({ leads: 2 });
    await expectInvariants(system.pool);
    await system.tx((tx) => closeBreaker(tx, { actor: "operator:ada", reason: "mended", epoch: 1 }));
    expect(await jobRow(system, failed.jobId)).toMatchObject({ status: "FAILED" });
    await expectInvariants(system.pool);
  });
});

describe("takeOverLeads is refused, and changes nothing,", () => {
  const refused = async (system: CoreSystem, { from, to }: { from: string; to: string }, error: object) => {
    const before = await contents(system);
    await expect(takeOver(system, from, to)).rejects.toMatchObject(error);
    expect(await contents(system)).toEqual(before);
  };

  it.for(CAMPAIGN_STATUSES.filter((status) => !CAMPAIGN_TABLE[status].over))(
    "out of a %s campaign",
    async (status, { system }) => {
      const { id: from } = await makeCampaign(system.db, { status, fetch: "RUNNING" });
      await makeJob(system.db, { campaignId: from, status: "FAILED" });
      const { id: to } = await newTarget(system);
      await refused(
        system,
        { from, to },
        { code: "WRONG_STATE", message: expect.stringContaining(`is ${CAMPAIGN_TABLE[status].is}`) },
      );
    },
  );

  it.for(CAMPAIGN_STATUSES.filter((status) => status !== "CREATED"))(
    "into a %s campaign",
    async (status, { system }) => {
      const { from } = await spoilt(system);
      const fetch = status === "RUNNING" ? status : "COMPLETED";
      const { id: to } = await makeCampaign(system.db, { status, fetch });
      await refused(
        system,
        { from, to },
        { code: "WRONG_STATE", message: expect.stringContaining(`is ${CAMPAIGN_TABLE[status].is}`) },
      );
    },
  );

  it("within the same campaign", async ({ system }) => {
    const { from } = await spoilt(system);
    await refused(system, { from, to: from }, { code: "INVALID_INPUT" });
  });

  it("from or into a campaign that is unknown, or of another organization", async ({ system }) => {
    const { from } = await spoilt(system);
    const { id: to } = await newTarget(system);
    const { id: organizationId } = await makeOrganization(system.db);
    const foreign = await newTarget(system, { organizationId });
    await refused(system, { from: NOBODY, to }, { code: "NOT_FOUND" });
    await refused(system, { from, to: NOBODY }, { code: "NOT_FOUND" });
    await refused(
      system,
      { from, to: foreign.id },
      { code: "NOT_FOUND", message: `There is no campaign ${from}.` },
    );
  });

  it("when more would move than the limit allows, counting leads that were taken over before", async ({
    system,
  }) => {
    const first = await spoilt(system);
    const second = await spoilt(system);
    const { id: to } = await newTarget(system, { leadLimit: 3 });
    await takeOver(system, first.from, to);
    await refused(
      system,
      { from: second.from, to },
      {
        code: "WRONG_STATE",
        message:
          "2 leads would come to 2 that it has taken over, more than its limit of 3. Set the limit to 4 or more first.",
      },
    );
  });
});

describe("the e-mail of a lead that is taken over", () => {
  async function written(system: CoreSystem) {
    const { from, failed } = await spoilt(system);
    await finished(system, failed, "WRITE");
    return { from, job: failed };
  }
  const mailOf = async (system: CoreSystem, leadId: string | null) =>
    (
      await system.db.query<{ mail: string | null }>("SELECT email_body AS mail FROM lead WHERE id = $1", [
        leadId,
      ])
    )[0]?.mail;

  it("stays when the offer is equal", async ({ system }) => {
    const { from, job } = await written(system);
    const { id: to } = await newTarget(system);
    await takeOver(system, from, to);
    await goOn(system, to);
    expect(await stepsOf(system, job.jobId)).toEqual(["VERIFY", "WRITE"]);
    expect(await mailOf(system, job.leadId)).toBe("Dear reader");
    await expectInvariants(system.pool);
  });

  it("is discarded when the offer differs: its step can be done again, and its old call and checkpoint stay recorded", async ({
    system,
  }) => {
    const { from, job } = await written(system);
    const { id: to } = await newTarget(system, { offer: { ...OFFER, product: "Paint." } });
    const preview = await system.tx((tx) => readTakeOver(tx, { from, to }));
    expect(preview.groups).toContainEqual({
      ...{ status: "FAILED", leftOut: null, steps: ["VERIFY"], rewritten: true, leads: 1 },
    });
    await takeOver(system, from, to);
    expect(await stepsOf(system, job.jobId)).toEqual(["VERIFY", "WRITE:1"]);
    expect(await mailOf(system, job.leadId)).toBeNull();
    const calls = await system.db.query(
      "SELECT step, campaign_id AS campaign FROM provider_call WHERE job_id = $1 AND step LIKE 'WRITE%'",
      [job.jobId],
    );
    expect(calls).toEqual([{ step: "WRITE:1", campaign: from }]);
    await finished(system, { jobId: job.jobId, campaignId: to }, "WRITE");
    await expectInvariants(system.pool);
  });

  it("is discarded when the offer is changed between taking over and the start", async ({ system }) => {
    const { from, job } = await written(system);
    const { id: to } = await newTarget(system);
    await takeOver(system, from, to);
    await system.db.query(`UPDATE campaign SET offer = offer || '{"product": "Paint."}' WHERE id = $1`, [to]);
    await goOn(system, to);
    expect(await stepsOf(system, job.jobId)).toEqual(["VERIFY", "WRITE:1"]);
    expect(await mailOf(system, job.leadId)).toBeNull();
    await expectInvariants(system.pool);
  });

  it("is compared with the offer that it was written for, over two campaigns", async ({ system }) => {
    const { from, job } = await written(system);
    const { id: between } = await newTarget(system, { offer: { ...OFFER, product: "Paint." } });
    await takeOver(system, from, between);
    await finished(system, { jobId: job.jobId, campaignId: between }, "WRITE");
    await system.tx((tx) => cancelCampaign(tx, { campaignId: between, reason: "no" }));
    const { id: to } = await newTarget(system);
    await takeOver(system, between, to);
    expect(await stepsOf(system, job.jobId)).toEqual(["VERIFY", "WRITE:1", "WRITE:2"]);
    await expectInvariants(system.pool);
  });
});

describe("a lead that ended because another one with its address was on the way to the sender", () => {
  const email = "ada@works.example";

  /** It ended right after its reveal, in an ended campaign; the other lead, of another organization, has the given status. */
  async function twins(system: CoreSystem, other: "REVEALED" | "HANDED_OVER" | "WITHDRAWN" | "FAILED") {
    const { id: from } = await makeCampaign(system.db, { status: "COMPLETED" });
    const ended = await makeLead(system.db, { campaignId: from, status: "ALREADY_CONTACTED", email });
    const { id: organizationId } = await makeOrganization(system.db, { name: "Sydhavn" });
    const { id: campaignId } = await makeCampaign(system.db, { organizationId, status: "RUNNING" });
    const job = await makeJob(system.db, { campaignId, status: other === "REVEALED" ? "PENDING" : "FAILED" });
    await system.db.query("UPDATE lead SET status = $2, email = $3 WHERE id = $1", [
      ...[job.leadId, other, email.toUpperCase()],
    ]);
    return { from, ended: ended.id, other: job };
  }
  const movingOf = async (system: CoreSystem, from: string) => {
    const { id: to } = await newTarget(system);
    return (await system.tx((tx) => readTakeOver(tx, { from, to }))).moving;
  };

  it("can be used once the other ended without a mail, and gets the job that it never had", async () => {
    await using system = await newSystem();
    const { from, ended, other } = await twins(system, "REVEALED");
    expect(await movingOf(system, from)).toBe(0);
    await system.tx((tx) => cancelJobs(tx, { jobIds: [other.jobId], reason: "wrong audience" }));
    const { id: to } = await newTarget(system);
    expect(await takeOver(system, from, to)).toEqual({ leads: 1, leftOut: 0 });
    expect(await goOn(system, to)).toBe(1);
    expect(await leadRow(system, ended)).toEqual({ status: "REVEALED", message: null });
    const jobs = await system.db.query<{ id: string; status: string }>(
      "SELECT id, status FROM job WHERE lead_id = $1 AND campaign_id = $2",
      [ended, to],
    );
    expect(jobs).toMatchObject([{ status: "PENDING" }]);
    expect(await bellsOf(system, jobs[0]?.id ?? "")).toHaveLength(1);
  });

  it.for(["REVEALED", "HANDED_OVER", "WITHDRAWN"] as const)("stays while the other is %s", async (status) => {
    await using system = await newSystem();
    expect(await movingOf(system, (await twins(system, status)).from)).toBe(0);
  });

  it("stays if its own organization has another lead to go on with; of two such leads the first can be used", async () => {
    await using system = await newSystem();
    const { from } = await twins(system, "FAILED");
    const second = await makeLead(system.db, { campaignId: from, status: "ALREADY_CONTACTED", email });
    expect(await movingOf(system, from)).toBe(1);
    await system.db.query("UPDATE lead SET status = 'INVALID_ADDRESS' WHERE id = $1", [second.id]);
    expect(await movingOf(system, from)).toBe(0);
  });

  it("returns to its old status if the other goes on first", async () => {
    await using system = await newSystem();
    const { from, ended, other } = await twins(system, "FAILED");
    const { id: to } = await newTarget(system);
    await takeOver(system, from, to);
    await system.tx((tx) => retryJob(tx, other.jobId));
    expect(await goOn(system, to)).toBe(0);
    expect(await leadRow(system, ended)).toEqual({ status: "ALREADY_CONTACTED", message: GIVEN_BEFORE });
  });
});

describe("reviveJobs", () => {
  it("makes the jobs PAUSED with the breaker's reason while it is OPEN, and the close rings for them (rule J3)", async () => {
    await using system = await newSystem();
    const job = await makeJob(system.db, { status: "CANCELLED" });
    await makeJob(system.db, { campaignId: job.campaignId });
    await system.tx((tx) => openBreaker(tx, { actor: "operator:ada", reason: "stop" }));
    expect(await system.tx((tx) => reviveJobs(tx, [job.jobId]))).toEqual([job.jobId]);
    const pauseReason = "opened by hand (epoch 1)";
    expect(await jobRow(system, job.jobId)).toMatchObject({
      status: "PAUSED",
      pauseReason,
      doorbellId: null,
    });
    await system.tx((tx) => closeBreaker(tx, { actor: "operator:ada", reason: "mended", epoch: 1 }));
    expect(await jobRow(system, job.jobId)).toMatchObject({ status: "PENDING" });
    await expectInvariants(system.pool);
  });

  it("does not revive jobs that are live, COMPLETED, or have a call under way", async ({ system }) => {
    const { campaignId, jobId: pending } = await makeJob(system.db);
    const { jobId: done } = await makeJob(system.db, { campaignId, status: "COMPLETED" });
    const { jobId: calling } = await makeJob(system.db, { campaignId, status: "CANCELLED", calling: true });
    const before = await contents(system);
    expect(await system.tx((tx) => reviveJobs(tx, [pending, done, calling]))).toEqual([]);
    expect(await contents(system)).toEqual(before);
  });
});

describe("goOnWithTakenOver", () => {
  it("reopens the leads and rings for their jobs, once", async ({ system }) => {
    const { from, failed, cancelled } = await spoilt(system);
    const { id: to } = await newTarget(system);
    await takeOver(system, from, to);
    await expect(system.tx((tx) => retryJob(tx, failed.jobId))).rejects.toMatchObject({
      code: "WRONG_STATE",
    });
    expect(await goOn(system, to)).toBe(2);
    for (const { jobId, leadId } of [failed, cancelled]) {
      const row = await jobRow(system, jobId);
      const fresh = { deaths: 0, errorCode: null, errorMessage: null, finishedAt: null, workerId: null };
      expect(row).toMatchObject({ status: "PENDING", attempt: 1, ...fresh });
      expect(await bellsOf(system, jobId)).toEqual([row.doorbellId]);
      expect(await leadRow(system, leadId)).toEqual({ status: "REVEALED", message: null });
    }
    const [fetching] = await system.db.query<{ jobId: string; attempt: number }>(
      `SELECT id AS "jobId", attempt FROM job WHERE campaign_id = $1 AND type = 'FETCH_LEADS'`,
      [to],
    );
    if (fetching === undefined) throw new Error("no fetching job");
    const before = await contents(system);
    expect(await system.tx((tx) => goOnWithTakenOver(tx, { ...fetching, campaignId: to }))).toBe(0);
    expect(await contents(system)).toEqual(before);
    await expectInvariants(system.pool);
  });

  it("goes on with nothing while the breaker is OPEN", async () => {
    await using system = await newSystem();
    const { from, failed } = await spoilt(system);
    const { id: to } = await newTarget(system);
    await takeOver(system, from, to);
    const { jobId } = await system.tx((tx) => startCampaign(tx, to));
    const [claim] = await system.tx((tx) => claimJobs(tx, { workerId: system.workerId, jobIds: [jobId] }));
    await system.tx((tx) => openBreaker(tx, { actor: "operator:ada", reason: "stop" }));
    // The FETCH_LEADS job is PAUSED, so its claim does not hold.
    expect(
      await system.tx((tx) => goOnWithTakenOver(tx, { jobId, attempt: claim?.attempt ?? 0, campaignId: to })),
    ).toBe(0);
    expect(await jobRow(system, failed.jobId)).toMatchObject({ status: "FAILED" });
    await expectInvariants(system.pool);
  });

  it("goes on with nothing for an attempt that lost its claim", async ({ system }) => {
    const { from, failed } = await spoilt(system);
    const { id: to } = await newTarget(system);
    await takeOver(system, from, to);
    const { jobId } = await system.tx((tx) => startCampaign(tx, to));
    expect(await system.tx((tx) => goOnWithTakenOver(tx, { jobId, attempt: 1, campaignId: to }))).toBe(0);
    expect(await jobRow(system, failed.jobId)).toMatchObject({ status: "FAILED" });
  });

  it("ends a lead whose address was handed over since it moved, and pays nothing more for it", async ({
    system,
  }) => {
    const { from, failed: moved } = await spoilt(system);
    const { id: to } = await newTarget(system);
    await takeOver(system, from, to);
    const { id: organizationId } = await makeOrganization(system.db);
    const { id: campaignId } = await makeCampaign(system.db, { organizationId, status: "COMPLETED" });
    const given = await makeJob(system.db, { campaignId, status: "COMPLETED" });
    const address = "UPDATE lead SET email = $2 WHERE id = $1";
    await system.db.query(address, [given.leadId, "Known@since.example"]);
    await system.db.query(address, [moved.leadId, "known@since.example"]);
    expect(await goOn(system, to)).toBe(1);
    expect(await leadRow(system, moved.leadId)).toEqual({
      status: "ALREADY_CONTACTED",
      message: GIVEN_BEFORE,
    });
    expect(await jobRow(system, moved.jobId)).toMatchObject({ status: "FAILED" });
    expect(await bellsOf(system, moved.jobId)).toEqual([]);
    await expectInvariants(system.pool);
  });

  it("lets leads be taken over again from a campaign that ended before they went on", async ({ system }) => {
    const { from, failed } = await spoilt(system);
    const { id: between } = await newTarget(system);
    await takeOver(system, from, between);
    await system.tx((tx) => startCampaign(tx, between));
    await system.tx((tx) => cancelCampaign(tx, { campaignId: between, reason: "no" }));
    expect(await campaignRow(system, between)).toMatchObject({ status: "FAILED" });
    const { id: to } = await newTarget(system);
    expect(await takeOver(system, between, to)).toEqual({ leads: 2, leftOut: 0 });
    expect(await goOn(system, to)).toBe(2);
    expect(await jobRow(system, failed.jobId)).toMatchObject({ status: "PENDING" });
    await expectInvariants(system.pool);
  });
});

it("a lead that was left out because of a call under way can be taken over once the call has ended and is kept", async ({
  system,
}) => {
  const { id: from } = await makeCampaign(system.db, { status: "FAILED" });
  const job = await makeJob(system.db, { campaignId: from, status: "CANCELLED", calling: true });
  const { id: to } = await newTarget(system);
  await expect(takeOver(system, from, to)).rejects.toMatchObject({ code: "WRONG_STATE" });
  const meta = { httpStatus: 200 };
  const checkpoint = { step: "RESEARCH", output: null };
  const end = {
    callId: job.callId ?? "",
    jobId: job.jobId,
    attempt: job.attempt,
    meta,
    checkpoint,
  };
  await system.tx((tx) => finishCall(tx, { ...end, outcome: "SUCCEEDED" }));
  expect(await takeOver(system, from, to)).toEqual({ leads: 1, leftOut: 0 });
  expect(await stepsOf(system, job.jobId)).toEqual(["RESEARCH"]);
});
