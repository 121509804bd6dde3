import { type ApiSystem, system } from "@leadgen/testkit";
import { makeCampaign, makeDoNotContact, makeJob, makeLead, makeOrganization } from "@leadgen/testkit/make";
import type { ApiDeps } from "../src/deps/api-deps.ts";
import {
  DRAFT_CAMPAIGN_ID,
  ENDED_CAMPAIGN_ID,
  EXAMPLE_IDS,
  FAILED_JOB_ID,
  WRITTEN_CAMPAIGN_ID,
  WRITTEN_LEAD_ID,
} from "../src/rest/openapi/example-ids.ts";
import { testDesk, testWriter } from "./desk.ts";
import { claimed, spoilt } from "./pipeline.ts";

const COUNTS = {
  leads: 2,
  contacted: 2,
  sent: 2,
  opened: 1,
  replied: 1,
  clicked: 0,
  bounced: 0,
  unsubscribed: 0,
  completed: 0,
};

const FOUND = {
  totalEntries: 412,
  people: [
    {
      id: "person-1",
      firstName: "Kari",
      lastNameObfuscated: "No***n",
      title: "Head of Operations",
      organizationName: "Fjord Ferries",
      hasEmail: true,
    },
  ],
};

/** Answers of providers, without any calls. */
const PROVIDER_DEPS: Partial<ApiDeps> = {
  probe: async () => ({ meta: { httpStatus: 200 }, summary: "The key is accepted." }),
  searchPeople: async () => ({ meta: { httpStatus: 200 }, refusal: null, found: FOUND }),
  creditsLeft: async () => ({ meta: { httpStatus: 200 }, remaining: 2_140 }),
  instantlyAnalytics: async () => ({ meta: { httpStatus: 200 }, counts: COUNTS }),
  sending: testDesk(),
  writeMail: testWriter,
  mail: async () => {},
  publicUrl: "https://leadgen.example",
};

/**
 * The system of the documentation's examples: everything that their ids name is there, in the state that the example
 * needs. A running campaign with a lead that waits and one whose job failed, a draft, one that is over and whose mails wait to
 * be sent, an entry of the list.
 */
export async function exampleSystem(deps: Partial<ApiDeps> = {}): Promise<ApiSystem> {
  const w = await system({ api: { ...PROVIDER_DEPS, ...deps } });
  const { organization, campaign, lead, job, do_not_contact: entry } = EXAMPLE_IDS;
  const secondLead = "0198c0de-0000-7000-8000-000000000014";
  await makeOrganization(w.db, { id: organization });
  for (const id of [campaign, DRAFT_CAMPAIGN_ID]) {
    await makeCampaign(w.db, {
      id,
      organizationId: organization,
      name: "Ferries",
      status: "CREATED",
      leadLimit: 10,
    });
  }
  const ended = { id: ENDED_CAMPAIGN_ID, organizationId: organization, status: "FAILED" } as const;
  await makeCampaign(w.db, { ...ended, message: "Cancelled: Wrong country", cancelReason: "Wrong country" });
  await makeJob(w.db, { campaignId: ENDED_CAMPAIGN_ID, status: "CANCELLED" });
  await makeDoNotContact(w.db, {
    id: entry,
    organizationId: organization,
    value: "example.net",
    createdBy: "ada",
  });
  await w.call.campaign.start({ id: campaign });
  await w.rows("UPDATE campaign SET instantly_campaign_id = 'at-instantly' WHERE id = $1", [campaign]);
  const of = { campaignId: campaign, emailSubject: null, emailBody: null };
  const kari = { firstName: "Kari", email: "kari@example.no", companyName: "=Fjord" };
  await makeLead(w.db, { ...of, ...kari, id: lead });
  await makeLead(w.db, { ...of, id: secondLead, firstName: "Ola", email: "ola@example.no" });
  await makeJob(w.db, { id: job, campaignId: campaign, leadId: lead });
  await makeJob(w.db, { id: FAILED_JOB_ID, campaignId: campaign, leadId: secondLead });
  await spoilt(w, await claimed(w, FAILED_JOB_ID));
  await makeCampaign(w.db, {
    id: WRITTEN_CAMPAIGN_ID,
    organizationId: organization,
    name: "Shipyards",
    status: "COMPLETED",
    instantlyCampaignId: "also-at-instantly",
    senders: ["ada@ourdomain.example"],
    addressLine: "Strandgata 1, Oslo",
  });
  const liv = {
    id: WRITTEN_LEAD_ID,
    apolloPersonId: "liv",
    firstName: "Liv",
    email: "liv@fjord.example",
    emailSubject: "Berths",
  };
  await makeLead(w.db, { campaignId: WRITTEN_CAMPAIGN_ID, status: "HANDED_OVER", ...liv });
  return w;
}

/** They need an opening; closing needs one with the epoch in the example. */
const NEED_OUTAGE: ReadonlySet<string> = new Set([
  "queue.close",
  "queue.acknowledge",
  "queue.cause",
  "queue.closePreview",
  "queue.history",
]);

export const needsOutage = (operationId: string): boolean => NEED_OUTAGE.has(operationId);

export async function prepare(w: ApiSystem, operationId: string): Promise<void> {
  if (needsOutage(operationId)) await w.call.queue.open({ reason: "Wrong e-mails went out" });
}
