import { checkInvariants, openBreaker } from "@leadgen/core/outreach";
import { type ApiSystem, system } from "@leadgen/testkit";
import { makeCampaign, makeJob, makeLead, makeOrganization } from "@leadgen/testkit/make";
import { describe, expect, test } from "vitest";
import { post } from "./http.ts";
import { calling, claimed, enrichJobs, runningCampaign, spoilt, succeeded } from "./pipeline.ts";
import { expectRefused } from "./refused.ts";

/** A RUNNING campaign with so many FAILED jobs, the first of which has verified its address, and one PENDING job. */
async function failures(w: ApiSystem, count: number) {
  const { id } = await runningCampaign(w);
  const jobs = await enrichJobs(w, id, count + 1);
  const failed = jobs.slice(0, count);
  for (const [at, { jobId }] of failed.entries()) {
    const held = await claimed(w, jobId);
    if (at === 0) await succeeded(w, held, { callId: await calling(w, held), step: "VERIFY" });
    await spoilt(w, held);
  }
  return { id, failed };
}

const broken = async (w: ApiSystem) => (await w.tx(checkInvariants)).filter((each) => each.violations > 0);

describe("retrying many jobs", () => {
  test("retries the jobs in the preview and no others, and keeps finished steps", async () => {
    await using w = await system({ api: {} });
    const { id, failed } = await failures(w, 2);
    const other = await runningCampaign(w, "Other");
    const { jobId } = await makeJob(w.db, { campaignId: other.id, status: "FAILED" });
    const filter = { campaignId: id, type: "ENRICH_LEAD" } as const;
    const preview = await w.call.job.retryPreview(filter);
    expect(preview).toMatchObject({
      jobs: 2,
      leftOut: 0,
      reasons: [{ errorCode: "REJECTED", errorMessage: "The address is not one.", jobs: 2 }],
      examples: [
        { jobId: failed[0]?.jobId, firstName: "Kari 1", finishedSteps: ["VERIFY"] },
        { jobId: failed[1]?.jobId, firstName: "Kari 2", finishedSteps: [] },
      ],
      refusal: null,
    });
    const done = await w.call.job.retryMany({ ...filter, atMost: preview.jobs });
    expect(done).toEqual({ retried: 2, leftOut: 0, status: "PENDING" });
    expect((await w.call.job.counts({ campaignId: id })).byStatus).toMatchObject({ FAILED: 0, PENDING: 4 });
    expect((await w.call.job.get({ id: jobId })).status).toBe("FAILED");
    const lead = await w.call.lead.get({ id: failed[0]?.leadId ?? "" });
    expect(lead).toMatchObject({
      status: "REVEALED",
      finishedAt: null,
      work: { finishedSteps: [{ step: "VERIFY" }] },
    });
    expect(await broken(w)).toEqual([]);
  });

  test("selects by the reason of the failure", async () => {
    await using w = await system({ api: {} });
    const { id } = await failures(w, 3);
    await w.rows(
      "UPDATE job SET error_code = 'BUG' WHERE id = (SELECT id FROM job WHERE status = 'FAILED' LIMIT 1)",
    );
    const done = await w.call.job.retryMany({ campaignId: id, errorCode: "BUG", atMost: 1 });
    expect(done).toMatchObject({ retried: 1 });
    expect((await w.call.job.counts({ campaignId: id })).byStatus).toMatchObject({ FAILED: 2 });
  });

  test("does nothing if more jobs match than the preview showed", async () => {
    await using w = await system({ api: {} });
    const { id } = await failures(w, 2);
    const answer = w.call.job.retryMany({ campaignId: id, atMost: 1 });
    await expectRefused(answer, "WRONG_STATE", /2 jobs match by now, more than the 1/);
    expect((await w.call.job.counts({ campaignId: id })).byStatus).toMatchObject({ FAILED: 2 });
  });

  test("skips a lead whose address another campaign hands over, as the preview says", async () => {
    await using w = await system({ api: {} });
    const { id } = await failures(w, 2);
    const { id: organizationId } = await makeOrganization(w.db, { name: "Sydhavn" });
    const { id: campaignId } = await makeCampaign(w.db, { organizationId });
    await makeLead(w.db, { campaignId, status: "HANDED_OVER", email: "KARI1@example.no" });
    const before = await broken(w);
    expect(await w.call.job.retryPreview({ campaignId: id })).toMatchObject({ jobs: 2, leftOut: 1 });
    expect(await w.call.job.retryMany({ campaignId: id, atMost: 2 })).toMatchObject({
      retried: 1,
      leftOut: 1,
    });
    expect(await broken(w)).toEqual(before);
  });

  test("makes them PAUSED while the breaker is OPEN", async () => {
    await using w = await system({ api: {} });
    const { id } = await failures(w, 2);
    await w.tx((tx) => openBreaker(tx, { actor: "operator:ada", reason: "stop" }));
    expect(await w.call.job.retryMany({ campaignId: id, atMost: 2 })).toEqual({
      retried: 2,
      leftOut: 0,
      status: "PAUSED",
    });
    expect(await broken(w)).toEqual([]);
  });

  test("is refused once the campaign is over, as the preview says", async () => {
    await using w = await system({ api: {} });
    const { id } = await failures(w, 1);
    await w.call.campaign.cancel({ id, reason: "enough" });
    expect((await w.call.job.retryPreview({ campaignId: id })).refusal).toMatch(/is over/);
    await expectRefused(
      w.call.job.retryMany({ campaignId: id, atMost: 1 }),
      "WRONG_STATE",
      /can't be retried any more/,
    );
  });

  test("is done once under an Idempotency-Key, and is in the audit with what it did", async () => {
    await using w = await system({ api: {} });
    const { id } = await failures(w, 2);
    const ask = async () =>
      (
        await post(w, "/api/v1/jobs/retry", {
          body: { campaignId: id, atMost: 2 },
          headers: { "idempotency-key": "k-1" },
        })
      ).json();
    const first = await ask();
    expect(first).toMatchObject({ data: { retried: 2 } });
    expect(await ask()).toEqual(first);
    const events = await w.rows("SELECT after FROM audit_event WHERE action = 'job.retryMany'");
    expect(events).toEqual([{ after: expect.objectContaining({ retried: 2, campaignId: id }) }]);
  });
});
