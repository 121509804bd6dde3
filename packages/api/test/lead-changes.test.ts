import { type ApiSystem, system } from "@leadgen/testkit";
import { describe, expect, test } from "vitest";
import { calling, claimed, enrichJobs, runningCampaign, spoilt, succeeded } from "./pipeline.ts";
import { expectRefused } from "./refused.ts";

async function oneLead(w: ApiSystem) {
  const { id } = await runningCampaign(w);
  const [job, other] = await enrichJobs(w, id, 2);
  return { campaignId: id, leadId: job?.leadId ?? "", jobId: job?.jobId ?? "", other };
}

describe("correcting a lead", () => {
  test("changes what is given, clears what is null, and keeps the rest", async () => {
    await using w = await system({ api: {} });
    const { leadId } = await oneLead(w);
    await w.call.lead.update({ id: leadId, title: "CEO", city: "Bergen" });
    const lead = await w.call.lead.update({ id: leadId, city: null, email: "Kari.Nordmann@example.no" });
    expect(lead).toMatchObject({
      firstName: "Kari 1",
      title: "CEO",
      city: null,
      email: "Kari.Nordmann@example.no",
      status: "REVEALED",
    });
    expect(await w.call.lead.update({ id: leadId })).toMatchObject({ title: "CEO" });
  });

  test("is refused while a provider call for the lead is under way", async () => {
    await using w = await system({ api: {} });
    const { leadId, jobId } = await oneLead(w);
    const held = await claimed(w, jobId);
    const callId = await calling(w, held);
    await expectRefused(w.call.lead.update({ id: leadId, title: "CEO" }), "WRONG_STATE", /right now/);
    await succeeded(w, held, { callId, step: "VERIFY" });
    expect(await w.call.lead.update({ id: leadId, title: "CEO" })).toMatchObject({ title: "CEO" });
  });

  test("is refused for the address after its verification, and for the e-mail before it is written", async () => {
    await using w = await system({ api: {} });
    const { leadId, jobId } = await oneLead(w);
    await expectRefused(
      w.call.lead.update({ id: leadId, emailSubject: "Hi" }),
      "WRONG_STATE",
      /not written yet/,
    );
    const held = await claimed(w, jobId);
    await succeeded(w, held, { callId: await calling(w, held), step: "VERIFY" });
    await expectRefused(
      w.call.lead.update({ id: leadId, email: "b@example.no" }),
      "WRONG_STATE",
      /checked and paid for/,
    );
    await succeeded(w, held, { callId: await calling(w, held, "WRITE"), step: "WRITE" });
    expect(await w.call.lead.update({ id: leadId, emailSubject: "Hi" })).toMatchObject({
      emailSubject: "Hi",
    });
  });

  test("is refused for a finished lead, unless its job can be retried", async () => {
    await using w = await system({ api: {} });
    const { leadId, jobId, other } = await oneLead(w);
    await spoilt(w, await claimed(w, jobId));
    expect(await w.call.lead.update({ id: leadId, email: "right@example.no" })).toMatchObject({
      status: "REJECTED",
    });
    await w.call.job.cancel({ id: other?.jobId ?? "" });
    await expectRefused(
      w.call.lead.update({ id: other?.leadId ?? "", title: "x" }),
      "WRONG_STATE",
      /it has ended: only one that is being worked on/,
    );
  });

  test("refuses another lead's address, and one on the do-not-contact list", async () => {
    await using w = await system({ api: {} });
    const { leadId, campaignId } = await oneLead(w);
    const { organizationId } = await w.call.campaign.get({ id: campaignId });
    await w.call.doNotContact.add({ organizationId, values: ["blocked.no"] });
    await expectRefused(
      w.call.lead.update({ id: leadId, email: "KARI2@example.no" }),
      "PRECONDITION_FAILED",
      /Another lead/,
    );
    await expectRefused(
      w.call.lead.update({ id: leadId, email: "a@mail.blocked.no" }),
      "PRECONDITION_FAILED",
      /do-not-contact/,
    );
  });

  test.each([
    "status",
    "campaignId",
    "organizationId",
    "apolloPersonId",
    "verification",
    "instantlyLeadId",
    "finishedAt",
    "email_body",
  ])("knows no field %s", async (field) => {
    await using w = await system({ api: {} });
    const { leadId } = await oneLead(w);
    const input = { id: leadId, [field]: "x" } as { id: string };
    await expectRefused(w.call.lead.update(input), "INVALID_INPUT", /Unrecognized key/);
  });
});

describe("finding leads", () => {
  test("is possible by organization, campaign, status, address, domain and words", async () => {
    await using w = await system({ api: {} });
    const { campaignId, leadId } = await oneLead(w);
    await oneLead(w);
    await w.rows(
      "UPDATE lead SET company_name = 'Fjord_100%', company_domain = 'Fjord.no', last_name = 'Ås' WHERE id = $1",
      [leadId],
    );
    const { organizationId } = await w.call.campaign.get({ id: campaignId });
    const count = async (filter: Parameters<typeof w.call.lead.list>[0]) =>
      (await w.call.lead.list(filter)).items.length;
    expect(await count({})).toBe(4);
    expect(await count({ organizationId })).toBe(2);
    expect(await count({ campaignId, status: "REVEALED" })).toBe(2);
    expect(await count({ email: "KARI1@EXAMPLE.NO" })).toBe(2);
    expect(await count({ companyDomain: "fjord.NO" })).toBe(1);
    expect(await count({ q: "d_100%" })).toBe(1);
    expect(await count({ q: "kari 1 ås" })).toBe(1);
    expect(await count({ q: "%" })).toBe(1);
  });
});
