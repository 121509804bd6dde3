import { transaction } from "@leadgen/db";
import { testDatabase } from "@leadgen/db/testing";
import { expect, test } from "vitest";
import { readLeadWork } from "../src/pipeline/lead-rows.ts";
import { CRITERIA, OFFER } from "./support/world.ts";

const ADD_LEAD = `
  WITH o AS (INSERT INTO organization (name) VALUES ('o') RETURNING id),
       c AS (INSERT INTO campaign (organization_id, name, lead_limit, criteria, offer)
             SELECT id, 'c', 1, $2::jsonb, $3::jsonb FROM o RETURNING id, organization_id)
  INSERT INTO lead (organization_id, campaign_id, apollo_person_id, email, company)
  SELECT organization_id, id, 'p', $1::text, '{"country": "Norway"}' FROM c
  RETURNING id AS "leadId", campaign_id AS "campaignId"`;

test("a lead is read with its JSON and its campaign, and refused when it has no address", async () => {
  await using db = await testDatabase();
  const read = async (email: string | null) => {
    const { rows } = await db.pool.query<{ leadId: string; campaignId: string }>(ADD_LEAD, [
      email,
      CRITERIA,
      OFFER,
    ]);
    const [ids = { leadId: "", campaignId: "" }] = rows;
    return transaction(db.pool, (tx) => readLeadWork(tx, ids));
  };
  expect(await read("ada@example.com")).toMatchObject({
    lead: { email: "ada@example.com", company: { country: "Norway" } },
    campaign: { name: "c", leadLimit: 1, offer: OFFER },
  });
  await expect(read(null)).rejects.toThrow("worker-e20");
});
