import {
  type LeadValues,
  makeCall,
  makeCampaign,
  makeJob,
  makeLead,
  makeOrganization,
} from "@leadgen/testkit/make";
import { describe, expect } from "vitest";
import { only } from "../../src/engine/parts/tx.ts";
import {
  addDoNotContact,
  type DoNotContactEntry,
  endBlockedJob,
  openBreaker,
  type Tx,
  withdrawLeads,
} from "../../src/outreach/index.ts";
import { type CoreSystem, newSystem } from "../support/core-system.ts";
import { expectInvariants } from "../support/expect-invariants.ts";
import { it } from "../support/it.ts";
import { jobRow, leadRow } from "../support/rows.ts";
import { race } from "../support/session.ts";

interface Entered {
  readonly organizationId: string;
  readonly entries: readonly DoNotContactEntry[];
  readonly silentAtSender?: readonly string[];
}

const enter = (tx: Tx, entered: Entered) =>
  addDoNotContact(tx, { reason: null, createdBy: "ada@nordkyst.example", ...entered });

/** An organization with a campaign that is over. */
async function organization(system: CoreSystem) {
  const { id: organizationId } = await makeOrganization(system.db);
  const { id: campaignId } = await makeCampaign(system.db, { organizationId, status: "COMPLETED" });
  const lead = async (values: Partial<LeadValues> = {}) => {
    const made = await makeLead(system.db, { campaignId, status: "HANDED_OVER", ...values });
    await makeJob(system.db, { campaignId, leadId: made.id, status: "COMPLETED" });
    return made;
  };
  return { organizationId, campaignId, lead };
}

/** Leads that are being taken out. */
const withdrawn = async (system: CoreSystem, organizationId: string) =>
  (
    await system.db.query<{ id: string }>(
      `SELECT lead.id FROM job JOIN lead ON lead.id = job.lead_id
       WHERE job.type = 'WITHDRAW_LEAD' AND job.finished_at IS NULL AND lead.organization_id = $1 ORDER BY 1`,
      [organizationId],
    )
  ).map(({ id }) => id);

describe("addDoNotContact", () => {
  it.for<[string, DoNotContactEntry, Partial<LeadValues>]>([
    ["the address", { kind: "ADDRESS", value: "ada@nord.example" }, { email: "Ada@Nord.example" }],
    ["the domain", { kind: "DOMAIN", value: "nord.example" }, { email: "ada@nord.example" }],
    ["a domain above", { kind: "DOMAIN", value: "nord.example" }, { email: "ada@mail.nord.example" }],
    [
      "the company's domain",
      { kind: "DOMAIN", value: "nord.example" },
      { companyDomain: "www.nord.example" },
    ],
    ["the person", { kind: "PERSON", value: "apollo-7" }, { apolloPersonId: "apollo-7" }],
  ])(
    "takes out the handed-over lead that an entry names by %s, and no other",
    async ([, entry, values], { system }) => {
      const { organizationId, lead } = await organization(system);
      const named = await lead(values);
      await lead();
      const another = await organization(system);
      await another.lead(values);
      expect(await system.tx((tx) => enter(tx, { organizationId, entries: [entry] }))).toEqual({
        added: 1,
        leadsStopped: 0,
        leadsHandedOver: 1,
        leadsWithdrawn: 1,
      });
      expect(await withdrawn(system, organizationId)).toEqual([named.id]);
      expect(await withdrawn(system, another.organizationId)).toEqual([]);
    },
  );

  it("counts waiting leads as stopped and takes none of them out", async ({ system }) => {
    const { organizationId, campaignId } = await organization(system);
    await makeLead(system.db, { campaignId, status: "REVEALED", email: "ada@nord.example" });
    await makeLead(system.db, { campaignId, status: "FOUND", companyDomain: "nord.example", email: null });
    const entries = [{ kind: "DOMAIN", value: "nord.example" }] as const;
    expect(await system.tx((tx) => enter(tx, { organizationId, entries }))).toMatchObject({
      leadsStopped: 2,
      leadsWithdrawn: 0,
    });
  });

  it("called again with the same entry, adds nothing and takes out leads that are still at the sender", async ({
    system,
  }) => {
    const { organizationId, lead } = await organization(system);
    const entries = [{ kind: "DOMAIN", value: "nord.example" }] as const;
    await system.tx((tx) => enter(tx, { organizationId, entries }));
    const { id } = await lead({ email: "ada@nord.example" });
    const again = () => system.tx((tx) => enter(tx, { organizationId, entries }));
    expect(await again()).toMatchObject({ added: 0, leadsWithdrawn: 1 });
    expect(await again()).toMatchObject({ added: 0, leadsHandedOver: 1, leadsWithdrawn: 0 });
    expect(await withdrawn(system, organizationId)).toEqual([id]);
  });

  it("does not take out leads that the sender no longer writes to", async ({ system }) => {
    const { organizationId, lead } = await organization(system);
    await lead({ email: "ada@nord.example", instantlyLeadId: "there-1" });
    const other = await lead({ email: "ada@nord.example", instantlyLeadId: "there-2" });
    const entries = [{ kind: "ADDRESS", value: "ada@nord.example" }] as const;
    await system.tx((tx) => enter(tx, { organizationId, entries, silentAtSender: ["there-1"] }));
    expect(await withdrawn(system, organizationId)).toEqual([other.id]);
  });

  it("makes PAUSED jobs while the breaker is OPEN", async () => {
    await using system = await newSystem();
    const { organizationId, lead } = await organization(system);
    await lead({ email: "ada@nord.example" });
    await system.tx((tx) => openBreaker(tx, { actor: "operator:ada", reason: "Wrong filters" }));
    const entries = [{ kind: "ADDRESS", value: "ada@nord.example" }] as const;
    await system.tx((tx) => enter(tx, { organizationId, entries }));
    expect(await system.db.query("SELECT type FROM job WHERE status = 'PAUSED'")).toEqual([
      { type: "WITHDRAW_LEAD" },
    ]);
    await expectInvariants(system.pool);
  });
});

describe("an entry that is added while a hand-over ends", () => {
  /** Records a hand-over as the worker does: the row first, then the check of the list in a separate statement. */
  const handOver = (leadId: string) => async (tx: Tx) => {
    await tx.query("UPDATE lead SET status = 'HANDED_OVER', finished_at = now() WHERE id = $1", [leadId]);
    const listed = await tx.query(
      `SELECT 1 FROM lead JOIN do_not_contact AS listed ON listed.organization_id = lead.organization_id
       AND listed.value = ANY(contact_keys(lead.email, lead.company_domain)) WHERE lead.id = $1`,
      [leadId],
    );
    if (listed.length > 0) await withdrawLeads(tx, { leadIds: [leadId], reason: "On the list." });
  };

  async function atOnce(system: CoreSystem) {
    const { organizationId, campaignId } = await organization(system);
    const email = "ada@nord.example";
    const { id } = await makeLead(system.db, { campaignId, status: "REVEALED", email });
    const entries = [{ kind: "ADDRESS", value: email }] as const;
    return { id, organizationId, enters: (tx: Tx) => enter(tx, { organizationId, entries }) };
  }

  it("sees the lead if it waits for the hand-over", async ({ system }) => {
    const { id, organizationId, enters } = await atOnce(system);
    const { second } = await race(system.pool, { first: handOver(id), second: enters });
    expect(second).toMatchObject({ status: "fulfilled", value: { leadsHandedOver: 1, leadsWithdrawn: 1 } });
    expect(await withdrawn(system, organizationId)).toEqual([id]);
  });

  it("is seen by the hand-over if that waits for the entry", async ({ system }) => {
    const { id, organizationId, enters } = await atOnce(system);
    const { first } = await race(system.pool, { first: enters, second: handOver(id) });
    expect(first).toMatchObject({ leadsStopped: 1, leadsWithdrawn: 0 });
    expect(await withdrawn(system, organizationId)).toEqual([id]);
  });
});

describe("endBlockedJob", () => {
  it("takes out a lead that may be at the sender because its hand-over was sent", async () => {
    await using system = await newSystem();
    const job = await makeJob(system.db, { status: "RUNNING" });
    const { jobId, campaignId, leadId } = job;
    const sent = { provider: "INSTANTLY", step: "HAND_OVER", outcome: "UNKNOWN" } as const;
    await makeCall(system.db, { jobId, campaignId, leadId, ...sent });
    expect(await system.tx((tx) => endBlockedJob(tx, job))).toBe(true);
    expect(await leadRow(system, job.leadId)).toEqual({
      status: "BLOCKLISTED",
      message: expect.stringContaining("takes it out"),
    });
    const rows = await system.db.query<{ id: string }>(
      "SELECT id FROM job WHERE lead_id = $1 AND type = 'WITHDRAW_LEAD'",
      [job.leadId],
    );
    expect(await jobRow(system, only(rows).id)).toMatchObject({ status: "PENDING" });
    await expectInvariants(system.pool);
  });
});
