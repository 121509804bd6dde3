import { makeCampaign, makeJob, makeLead, makeOrganization } from "@leadgen/testkit/make";
import { describe, expect, it } from "vitest";
import { GIVEN_BEFORE, retryJob, type Tx, whyKnown } from "../../src/outreach/index.ts";
import { type CoreSystem, newSystem } from "../support/core-system.ts";
import { openSession, race, untilBlocked } from "../support/session.ts";

const ADDRESSES = ["ada@works.example", "Eva@works.example", "ida@works.example"];

/** People whom a campaign of each of two organizations has just found, the second one's in the opposite order. */
async function scene(system: CoreSystem) {
  const { id: organizationId } = await makeOrganization(system.db, { name: "Sydhavn" });
  const found = async (campaignId: string, addresses: readonly string[]): Promise<string[]> => {
    const leads: string[] = [];
    for (const email of addresses)
      leads.push((await makeLead(system.db, { campaignId, status: "FOUND", email })).id);
    return leads;
  };
  const one = await makeCampaign(system.db);
  const two = await makeCampaign(system.db, { organizationId });
  return {
    one: await found(one.id, ADDRESSES),
    two: await found(two.id, ADDRESSES.map((email) => email.toUpperCase()).toReversed()),
  };
}

/** Uses the answer as the storing of a revealed batch does: only new leads go on. */
const goOn = (leadIds: readonly string[]) => async (tx: Tx) => {
  const known = await whyKnown(tx, leadIds);
  const fresh = leadIds.filter((id) => !known.has(id));
  await tx.query("UPDATE lead SET status = 'REVEALED' WHERE id = ANY($1)", [fresh]);
  return leadIds.map((id) => known.get(id));
};

describe("two organizations that reveal the same addresses at the same moment", () => {
  it("wait for each other, and the second organization goes on with none of them", async () => {
    await using system = await newSystem();
    const { one, two } = await scene(system);
    const { first, second } = await race(system.pool, { first: goOn(one), second: goOn(two) });
    expect(first).toEqual([undefined, undefined, undefined]);
    expect(second).toEqual({ status: "fulfilled", value: [GIVEN_BEFORE, GIVEN_BEFORE, GIVEN_BEFORE] });
  });

  it.each(ADDRESSES)(
    "lock the addresses in the same order, so that there is no deadlock behind a holder of %s",
    async (email) => {
      await using system = await newSystem();
      const { one, two } = await scene(system);
      const { id: campaignId } = await makeCampaign(system.db);
      const { id: third } = await makeLead(system.db, { campaignId, status: "FOUND", email });
      await using holder = await openSession(system.pool);
      await using a = await openSession(system.pool);
      await using b = await openSession(system.pool);
      await whyKnown(holder.tx, [third]);
      const both = [goOn(one)(a.tx).then(a.commit), goOn(two)(b.tx).then(b.commit)];
      await Promise.all([untilBlocked(system.pool, a), untilBlocked(system.pool, b)]);
      await holder.commit();
      await Promise.all(both);
      const going = await system.db.query(
        "SELECT lower(email) AS email FROM lead WHERE status = 'REVEALED' ORDER BY 1",
      );
      expect(going).toEqual(ADDRESSES.map((address) => ({ email: address.toLowerCase() })));
    },
  );

  it("do not wait for each other's other people", async () => {
    await using system = await newSystem();
    const { one, two } = await scene(system);
    await using holder = await openSession(system.pool);
    await whyKnown(holder.tx, one.slice(0, 1));
    expect(await system.tx(goOn(two.slice(0, 2)))).toEqual([undefined, undefined]);
  });
});

it("a retry at the same moment as another organization's reveal is refused", async () => {
  await using system = await newSystem();
  const { two } = await scene(system);
  const { jobId, leadId } = await makeJob(system.db, { status: "FAILED" });
  await system.db.query("UPDATE lead SET email = $2 WHERE id = $1", [leadId, ADDRESSES[0]]);
  await system.db.query("DELETE FROM lead WHERE email = ANY($1::text[]) AND id <> $2", [ADDRESSES, leadId]);
  const retry = (tx: Tx) => retryJob(tx, jobId);
  const { second } = await race(system.pool, { first: goOn(two), second: retry });
  expect(second).toMatchObject({ status: "rejected", reason: { code: "WRONG_STATE" } });
  const jobs = await system.db.query("SELECT status FROM job WHERE id = $1", [jobId]);
  expect(jobs).toEqual([{ status: "FAILED" }]);
});

it("of two people with the same address in one batch the first is new", async () => {
  await using system = await newSystem();
  const { id: campaignId } = await makeCampaign(system.db);
  const lead = () => makeLead(system.db, { campaignId, status: "FOUND", email: "ada@works.example" });
  const [first, second] = [(await lead()).id, (await lead()).id].toSorted();
  const known = await system.tx((tx) => whyKnown(tx, [second ?? "", first ?? ""]));
  expect([...known]).toEqual([[second, "Another lead of the organization has this address."]]);
});
