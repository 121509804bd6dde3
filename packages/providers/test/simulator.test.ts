import { type Operation, type Provider, ProviderError } from "@leadgen/core";
import { FAULT_NAMES, type FaultName, faultApplies, faultEntry } from "@leadgen/simulator";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CallResult, Providers } from "../src/index.ts";
import { arrivingMail } from "../src/instantly/mail.ts";
import {
  addLead,
  criteria,
  EMAIL,
  MAIN_CALL,
  offer,
  PROBE,
  revealFirst,
  updateCampaign,
} from "./support/calls.ts";
import { provocationsOf, SHORT } from "./support/provocation.ts";
import { createWorld, type World } from "./support/world.ts";

/** A separate one for each part: a lead that one part added would be "already there" for the other. */
function useWorld(): () => World {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
  });
  afterAll(async () => {
    await world[Symbol.asyncDispose]();
  });
  return () => world;
}

function dataOf<T>(result: CallResult<T>): T {
  if (result.outcome === "REJECTED") expect.fail(`${result.rule}: ${result.message}`);
  return result.data;
}

describe("on a healthy day", () => {
  const world = useWorld();
  let providers: Providers;
  beforeAll(() => {
    providers = world().simulatorClients();
  });
  afterAll(() => providers.close());

  it("a lead goes from the search to the sender's campaign", async () => {
    const found = dataOf(await providers.apollo.searchPeople(criteria, { page: 1, perPage: 10 }));
    expect(found.people).toHaveLength(10);
    expect(found.totalEntries).toBeGreaterThanOrEqual(10);

    const ids = found.people.filter(({ hasEmail }) => hasEmail).map(({ id }) => id);
    const reveal = await providers.apollo.revealPeople(ids);
    const { matches, creditsConsumed } = dataOf(reveal);
    expect(reveal.meta).toMatchObject({ httpStatus: 200, credits: creditsConsumed });
    expect(matches).toHaveLength(ids.length);
    for (const [index, match] of matches.entries()) expect(match?.id ?? ids[index]).toBe(ids[index]);
    const lead = matches.find((match) => match?.email);
    if (!lead?.email) return expect.fail("The simulator revealed nobody.");

    const verification = await providers.millionverifier.verify("maren.holst@nordkyst.example");
    expect(verification.meta.credits).toBe(1);

    const leadCompany = { name: lead.organization?.name ?? null, domain: lead.organization?.domain ?? null };
    const researched = await providers.perplexity.research({ person: lead, company: leadCompany });
    const { facts, sources } = dataOf(researched);
    expect(facts.length).toBeGreaterThan(0);
    expect(sources).toBeGreaterThan(0);
    expect(researched.meta.costUsd).toBeGreaterThan(0);
    expect(researched.meta.requestId).toMatch(/./);

    const email = dataOf(
      await providers.openai.writeEmail({ person: lead, company: leadCompany, facts, offer }),
    );
    expect(email.subject).not.toBe("");

    const { campaignId } = dataOf(
      await providers.instantly.createCampaign({ name: "Healthy day", senders: ["ada@ourdomain.example"] }),
    );
    const started = dataOf(await providers.instantly.activateCampaign(campaignId));
    expect(started).toEqual({ campaignId, name: "Healthy day", status: "ACTIVE" });
    const added = await providers.instantly.addLead({
      campaignId,
      email: lead.email,
      firstName: lead.firstName,
      lastName: lead.lastName,
      companyName: leadCompany.name,
      jobTitle: lead.title,
      website: lead.organization?.websiteUrl ?? null,
      ...email,
      ourLeadId: "L-healthy",
    });
    expect(dataOf(added)).toMatchObject({ alreadyThere: false, leadId: expect.any(String) });
    const lookup = { campaignId, email: lead.email, ourLeadId: "L-healthy" };
    expect(dataOf(await providers.instantly.findLead(lookup))).toEqual({ leadId: dataOf(added).leadId });
    expect(dataOf(await providers.instantly.findLead({ ...lookup, ourLeadId: "L-other" }))).toBeNull();
    expect(dataOf(await providers.instantly.analytics(campaignId)).leads).toBe(1);
  });

  it("a lead added again is answered with 'already there', and a look-up finds it", async () => {
    await addLead(providers, world().known);
    const again = dataOf(await addLead(providers, world().known));
    expect(again).toEqual({ leadId: null, alreadyThere: true });
    const lookup = { campaignId: world().known.campaignId, email: EMAIL, ourLeadId: "L-1" };
    expect(dataOf(await providers.instantly.findLead(lookup))).toEqual({ leadId: expect.any(String) });
  });

  it("a campaign gets its senders, hours and address line, is activated, and says why it does not send", async () => {
    const { instantly } = providers;
    const { accounts, next } = dataOf(await instantly.listAccounts(null));
    expect(next).toBeNull();
    expect(accounts.map(({ email }) => email)).toContain("ada@ourdomain.example");
    const { campaignId } = dataOf(await instantly.createCampaign({ name: "Sent" }));
    expect(dataOf(await instantly.sendingStatus(campaignId))).toEqual({ status: "campaign_draft" });
    const refused = await instantly.activateCampaign(campaignId);
    expect(refused).toMatchObject({ outcome: "REJECTED", rule: "instantly.campaign-rejected" });
    dataOf(await updateCampaign(providers, { ...world().known, campaignId }));
    expect(dataOf(await instantly.activateCampaign(campaignId)).status).toBe("ACTIVE");
    expect(dataOf(await instantly.sendingStatus(campaignId)).status).toMatch(
      /^(out_of_schedule|waiting_for_leads)$/,
    );
    expect(dataOf(await instantly.pauseCampaign(campaignId)).status).toBe("PAUSED");
    expect(dataOf(await instantly.pauseCampaign(campaignId)).status).toBe("PAUSED");
    expect(dataOf(await instantly.sendingStatus(campaignId))).toEqual({ status: "campaign_paused" });
  });

  it("a mail is previewed as the simulator delivers it", async () => {
    const { campaignId } = dataOf(await providers.instantly.createCampaign({ name: "Previewed" }));
    const known = { ...world().known, campaignId };
    dataOf(await updateCampaign(providers, known));
    const written = {
      subject: "R&D {{docks}} <b>\nin Aarhus",
      body: 'Hi {{firstName}},\n\n"R&D" <b>docks</b>,\n  on two lines 👩🏽‍💻 &amp;\r\n\r\nAda\n',
    };
    const to = "preview@nordkyst.example";
    dataOf(
      await providers.instantly.addLead({
        ...{ campaignId, email: to, firstName: "Maren", lastName: null, companyName: null },
        ...{ jobTitle: null, website: null, ourLeadId: "L-preview", ...written },
      }),
    );
    const query = new URLSearchParams({ to, preview: "on" });
    const answer = await fetch(`${world().simulator.url}/_control/mails?${query}`);
    const { mails } = (await answer.json()) as { mails: ReturnType<typeof arrivingMail>[] };
    const addressLine = "Dockwise Ltd, Quay 1, Leith";
    expect(mails).toMatchObject([arrivingMail({ ...written, addressLine })]);
    expect(mails[0]?.text).toMatch(/\n\nAda\n\nDockwise Ltd, Quay 1, Leith$/);
  });

  it("only people who unsubscribed are listed, page by page", async () => {
    const { campaignId } = dataOf(await providers.instantly.createCampaign({ name: "Opted out" }));
    const add = async (n: number) => {
      const email = `person${n}@opted-out.example`;
      await addLead(providers, { ...world().known, campaignId, email });
      return email;
    };
    const emails: string[] = [];
    for (let n = 0; n < 101; n++) emails.push(await add(n));
    for (const email of emails) world().simulator.noteLeadEvent({ email, event: "unsubscribed" });
    await add(101);
    const list = async (after?: string) =>
      dataOf(await providers.instantly.listOptOuts({ campaignId, optOut: "UNSUBSCRIBED", after }));
    const first = await list();
    const second = await list(first.next ?? "");
    expect(first.people).toHaveLength(100);
    expect(second).toMatchObject({ people: [{ leadId: expect.any(String) }], next: null });
    expect([...first.people, ...second.people].map(({ email }) => email)).toEqual(emails);
    expect(dataOf(await providers.instantly.listOptOuts({ campaignId, optOut: "BOUNCED" }))).toEqual({
      people: [],
      next: null,
    });
  });

  it("a lead is removed by its id, once, and is then found nowhere", async () => {
    const { campaignId } = dataOf(await providers.instantly.createCampaign({ name: "Taken out" }));
    const email = "gone@nordkyst.example";
    const added = dataOf(await addLead(providers, { ...world().known, campaignId, email }));
    const lookup = { email, ourLeadId: "L-1" };
    const leadId = dataOf(await providers.instantly.findLead(lookup))?.leadId ?? "";
    expect(added).toEqual({ leadId, alreadyThere: false });
    expect(dataOf(await providers.instantly.deleteLead(leadId))).toEqual({ deleted: true });
    expect(dataOf(await providers.instantly.deleteLead(leadId))).toEqual({ deleted: false });
    expect(dataOf(await providers.instantly.findLead({ ...lookup, mustBeGone: true }))).toBeNull();
  });

  it("a campaign is found by its exact name only", async () => {
    const made = dataOf(await providers.instantly.createCampaign({ name: "Autumn (DK)" }));
    expect(dataOf(await providers.instantly.findCampaign("Autumn (DK)"))).toEqual(made);
    expect(dataOf(await providers.instantly.findCampaign("Autumn"))).toBeNull();
    expect(dataOf(await providers.instantly.getCampaign(made.campaignId))).toEqual(made);
  });

  it.each(Object.entries(PROBE))(
    "the probe of %s succeeds and says what it saw",
    async (_provider, probe) => {
      expect(dataOf(await probe(providers, world().known))).toMatchObject({
        detail: expect.stringMatching(/\w/),
      });
    },
  );

  it("credits are numbers that fall with use", async () => {
    const before = dataOf(await providers.apollo.credits()).remaining;
    const { creditsConsumed } = dataOf(await providers.apollo.revealPeople(world().known.personIds));
    expect(dataOf(await providers.apollo.credits()).remaining).toBe(before - (creditsConsumed ?? Number.NaN));
    const verifications = dataOf(await providers.millionverifier.credits()).remaining;
    await providers.millionverifier.verify("someone@nordkyst.example");
    expect(dataOf(await providers.millionverifier.credits()).remaining).toBe(verifications - 1);
  });
});

/** The operations of the main calls. */
const OPERATION: { readonly [P in Provider]: Operation<P> } = {
  APOLLO: "people/bulk_match",
  MILLIONVERIFIER: "verify",
  PERPLEXITY: "responses",
  OPENAI: "responses",
  INSTANTLY: "leads/add",
};

describe("every fault that the simulator can show", () => {
  const world = useWorld();
  const providersAndFaults = (Object.keys(MAIN_CALL) as Provider[]).flatMap((provider) =>
    FAULT_NAMES.filter((fault) => faultApplies(fault, provider, OPERATION[provider])).map((fault) => ({
      provider,
      fault,
    })),
  );
  const having = (means: string) =>
    providersAndFaults.filter(({ fault }) => faultEntry(fault as FaultName).means === means);

  it.each(having("provider-failure"))(
    "$fault at $provider is thrown as a provider failure",
    async (given) => {
      // The short deadline is only for faults that never answer: other calls take longer on a busy machine.
      const settings = given.fault.startsWith("hang-") ? SHORT : undefined;
      const provocation = provocationsOf(given.provider).sim(given.fault, undefined, settings);
      const seen = await world().provoke(given.provider, provocation);
      expect(seen.error).toBeInstanceOf(ProviderError);
      await expect.poll(() => seen.requests).toBe(1);
    },
  );

  it.each(having("bad-record"))("$fault at $provider is no provider failure", async ({ provider, fault }) => {
    const call = provider === "APOLLO" ? revealFirst : undefined;
    const { error, result } = await world().provoke(provider, provocationsOf(provider).sim(fault, call));
    expect(error).toBeUndefined();
    const goesOn = fault === "catch-all" || (provider === "PERPLEXITY" && fault === "off-schema-text");
    expect(result?.outcome).toBe(goesOn ? "SUCCEEDED" : "REJECTED");
  });

  /** These two faults wait longer than a call may take. */
  const isQuick = ({ fault }: { fault: FaultName }) => fault !== "hold" && fault !== "slow";

  it.each(having("nothing").filter(isQuick))("$fault at $provider changes nothing", async (given) => {
    const { error, result } = await world().provoke(
      given.provider,
      provocationsOf(given.provider).sim(given.fault),
    );
    expect(error).toBeUndefined();
    expect(result?.outcome).toBe("SUCCEEDED");
  });

  it("covers a minimum number of faults of each kind", () => {
    expect(having("provider-failure").length).toBeGreaterThan(100);
    expect(having("bad-record").length).toBeGreaterThan(15);
    expect(having("nothing").length).toBeGreaterThan(60);
  });
});
