import { transaction } from "@leadgen/db";
import { type CampaignRow, nameAtSender, readCampaign, storeSenderCampaign } from "./campaign-rows.ts";
import { earlierCall } from "./earlier-calls.ts";
import { addFound, countLeads, nextToReveal, storeRevealed } from "./found-leads.ts";
import { makeCall } from "./make-call.ts";
import type { RunningJob, StepEnd } from "./running-job.ts";

/** People a page of the search; Apollo's maximum, and the same on every page, so that a page means the same people. */
const PER_PAGE = 100;

/** Apollo shows no more than this many people of one search. */
const MAX_PAGES = 500;

/** What a SEARCH step leaves. */
interface Searched {
  /** No further page is needed, or there is none. */
  readonly last: boolean;
  readonly found: number;
  readonly added: number;
}

/** The campaign at the sender, the search up to the lead limit (free), the reveal in batches of 10 (paid). */
export async function fetchLeads(job: RunningJob): Promise<StepEnd> {
  const campaign = await transaction(job.runtime.pool, (tx) => readCampaign(tx, job.claim.campaignId));
  const made = await makeSenderCampaign(job, campaign);
  if (made !== "DONE") return made;
  const searched = await search(job, campaign);
  if (searched !== "DONE") return searched;
  return reveal(job, campaign);
}

async function makeSenderCampaign(job: RunningJob, campaign: CampaignRow): Promise<StepEnd> {
  const step = "CAMPAIGN";
  if (job.steps.has(step)) return "DONE";
  const name = nameAtSender(campaign);
  const { instantly } = job.runtime.providers;
  if ((await earlierCall(job, step)) !== "NONE") {
    const { end } = await makeCall(job, {
      step,
      provider: "INSTANTLY",
      endpoint: "GET /api/v2/campaigns",
      effect: false,
      send: (options) => instantly.findCampaign(name, options),
      keep: async (tx, found) => {
        if (found === null) return "MORE";
        await storeSenderCampaign(tx, campaign.id, found.campaignId);
        return { output: { instantlyCampaignId: found.campaignId } };
      },
    });
    if (end !== "DONE" || job.steps.has(step)) return end;
  }
  const { end } = await makeCall(job, {
    step,
    provider: "INSTANTLY",
    endpoint: "POST /api/v2/campaigns",
    effect: true,
    send: (options) => instantly.createCampaign({ name }, options),
    keep: async (tx, { campaignId }) => {
      await storeSenderCampaign(tx, campaign.id, campaignId);
      return { output: { instantlyCampaignId: campaignId } };
    },
  });
  return end;
}

async function search(job: RunningJob, campaign: CampaignRow): Promise<StepEnd> {
  for (let page = 1; page <= MAX_PAGES; page++) {
    const step = `SEARCH:${page}`;
    if (!job.steps.has(step)) {
      const end = await searchPage(job, campaign, page);
      if (end !== "DONE") return end;
    }
    if ((job.steps.get(step) as Searched).last) return "DONE";
  }
  return "DONE";
}

async function searchPage(job: RunningJob, campaign: CampaignRow, page: number): Promise<StepEnd> {
  const { apollo } = job.runtime.providers;
  const { end } = await makeCall(job, {
    step: `SEARCH:${page}`,
    provider: "APOLLO",
    endpoint: "POST /api/v1/mixed_people/api_search",
    effect: false,
    send: (options) => apollo.searchPeople(campaign.criteria, { page, perPage: PER_PAGE }, options),
    keep: async (tx, { people, totalEntries }) => {
      const room = campaign.leadLimit - (await countLeads(tx, campaign.id));
      const reachable = people.filter((person) => person.hasEmail);
      const added = await addFound(tx, campaign, { people: reachable, room });
      const last = added >= room || people.length === 0 || page * PER_PAGE >= totalEntries;
      return { output: { last, found: people.length, added } satisfies Searched };
    },
  });
  return end;
}

async function reveal(job: RunningJob, campaign: CampaignRow): Promise<StepEnd> {
  for (let batch = 1; ; batch++) {
    const step = `REVEAL:${batch}`;
    if (job.steps.has(step)) continue;
    const leads = await transaction(job.runtime.pool, (tx) => nextToReveal(tx, campaign.id));
    if (leads.length === 0) return "DONE";
    const { end } = await makeCall(job, {
      step,
      provider: "APOLLO",
      endpoint: "POST /api/v1/people/bulk_match",
      effect: true,
      send: (options) =>
        job.runtime.providers.apollo.revealPeople(
          leads.map((lead) => lead.apolloPersonId),
          options,
        ),
      keep: async (tx, { matches }) => ({
        output: await storeRevealed(
          tx,
          campaign,
          leads.map((lead, place) => ({ leadId: lead.id, person: matches[place] ?? null })),
        ),
      }),
    });
    if (end === "STOP" && job.steps.has(step) && leads.length < 10) return "DONE";
    if (end !== "DONE") return end;
  }
}
