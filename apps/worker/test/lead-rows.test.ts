import { system } from "@leadgen/testkit";
import { makeCampaign, makeLead, OFFER } from "@leadgen/testkit/make";
import { expect, test } from "vitest";
import { readLeadWork } from "../src/pipeline/lead-rows.ts";

test("a lead is read with its JSON and its campaign, and reading fails if it has no address", async () => {
  await using base = await system();
  const read = async (email: string | null) => {
    const { id: campaignId } = await makeCampaign(base.db, { name: "c", leadLimit: 1 });
    const lead = await makeLead(base.db, { campaignId, email, company: { country: "Norway" } });
    return base.tx((tx) => readLeadWork(tx, { leadId: lead.id, campaignId }));
  };
  expect(await read("ada@example.com")).toMatchObject({
    lead: { email: "ada@example.com", company: { country: "Norway" } },
    campaign: { name: "c", leadLimit: 1, offer: OFFER },
  });
  await expect(read(null)).rejects.toThrow("worker-e20");
});
