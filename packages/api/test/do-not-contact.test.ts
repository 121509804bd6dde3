import { system } from "@leadgen/testkit";
import { describe, expect, test } from "vitest";
import { createdCampaign, enrichJobs, NO_ID, runningCampaign } from "./pipeline.ts";
import { expectRefused } from "./refused.ts";

describe("the do-not-contact list", () => {
  test("accepts addresses and domains as people write them, and stores each once", async () => {
    await using w = await system({ api: {} });
    const { organizationId } = await createdCampaign(w);
    const values = [" Ada@Example.COM ", "@Example.org", "MÜNCHEN.example.de", "ada@example.com"];
    expect(await w.call.doNotContact.add({ organizationId, values, reason: "Asked" })).toMatchObject({
      added: 3,
      alreadyListed: 0,
    });
    expect(await w.call.doNotContact.add({ organizationId, values })).toMatchObject({
      added: 0,
      alreadyListed: 3,
    });
    const { items } = await w.call.doNotContact.list({ organizationId, sort: "value", order: "asc" });
    expect(items.map(({ kind, value, reason }) => ({ kind, value, reason }))).toEqual([
      { kind: "ADDRESS", value: "ada@example.com", reason: "Asked" },
      { kind: "DOMAIN", value: "example.org", reason: "Asked" },
      { kind: "DOMAIN", value: "xn--mnchen-3ya.example.de", reason: "Asked" },
    ]);
    expect((await w.call.doNotContact.list({ organizationId, kind: "ADDRESS" })).items).toHaveLength(1);
    expect((await w.call.doNotContact.list({ organizationId, q: "EXAMPLE.OR" })).items).toHaveLength(1);
  });

  test.each([
    "",
    "com",
    "@",
    "a b@example.com",
    "ada@",
    "ada@@example..com",
    "-x.com",
    "http://example.com",
    "x".repeat(400),
    "=1+1",
  ])("refuses %j, naming it, and takes none of the others", async (wrong) => {
    await using w = await system({ api: {} });
    const { organizationId } = await createdCampaign(w);
    const answer = w.call.doNotContact.add({ organizationId, values: ["fine.example", wrong] });
    await expectRefused(answer, "INVALID_INPUT", /^values\[1\]: must/);
    expect((await w.call.doNotContact.list({ organizationId })).items).toEqual([]);
  });

  test("reports how many leads it stops, and removes those that the sender already has", async () => {
    await using w = await system({ api: {} });
    const { id } = await runningCampaign(w);
    const { organizationId } = await w.call.campaign.get({ id });
    await enrichJobs(w, id, 4);
    await w.rows(
      "UPDATE lead SET status = 'HANDED_OVER', email_subject = 's', email_body = 'b', finished_at = now() WHERE email = 'kari1@example.no'",
    );
    await w.rows(
      "UPDATE lead SET company_domain = 'fjord.no', email = 'x@other.no' WHERE email = 'kari2@example.no'",
    );
    expect(await w.call.doNotContact.add({ organizationId, values: ["example.no", "fjord.no"] })).toEqual({
      added: 2,
      alreadyListed: 0,
      leadsStopped: 3,
      leadsHandedOver: 1,
      leadsWithdrawn: 1,
    });
    const { items } = await w.call.job.list({ campaignId: id, type: "WITHDRAW_LEAD" });
    expect(items).toMatchObject([{ type: "WITHDRAW_LEAD", status: "PENDING" }]);
    const lead = await w.call.lead.get({ id: items[0]?.leadId ?? "" });
    expect(lead).toMatchObject({
      email: "kari1@example.no",
      status: "HANDED_OVER",
      statusMessage: expect.stringContaining("do-not-contact"),
      withdrawal: { jobId: items[0]?.id, status: "PENDING" },
    });
    expect(lead.jobId).not.toBe(items[0]?.id);
  });

  test("belongs to one organization: another's entry is not found there", async () => {
    await using w = await system({ api: {} });
    const mine = await createdCampaign(w, "Mine");
    const theirs = await createdCampaign(w, "Theirs");
    await w.call.doNotContact.add({ organizationId: mine.organizationId, values: ["example.com"] });
    const [entry] = (await w.call.doNotContact.list({ organizationId: mine.organizationId })).items;
    const entryId = entry?.id ?? "";
    await expectRefused(
      w.call.doNotContact.remove({ organizationId: theirs.organizationId, entryId }),
      "NOT_FOUND",
    );
    await w.call.doNotContact.remove({ organizationId: mine.organizationId, entryId });
    await expectRefused(
      w.call.doNotContact.remove({ organizationId: mine.organizationId, entryId }),
      "NOT_FOUND",
    );
    await expectRefused(w.call.doNotContact.list({ organizationId: NO_ID }), "NOT_FOUND", /organization/);
  });
});
