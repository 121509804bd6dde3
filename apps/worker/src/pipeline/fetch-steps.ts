import type { StepOf } from "@leadgen/core";
import { goOnWithTakenOver, type Tx } from "@leadgen/core/outreach";
import { nameAtSender, readCampaign, storeSenderCampaign } from "./campaign-rows.ts";
import { earlierCalls } from "./earlier-calls.ts";
import { addFound, countLeads } from "./found-leads.ts";
import { callOf, lookUpOf, type StepHandler, UNFINISHED } from "./next-call.ts";
import { readOptOuts } from "./opt-outs.ts";
import { hasEnded, type RunningJob } from "./running-job.ts";

/** People per page of the search: Apollo's maximum. It must not change between pages, so that a page always means the same people. */
const PER_PAGE = 100;

/** Apollo shows at most this many pages of one search. */
const MAX_PAGES = 500;

/** The output of a SEARCH step. */
interface Searched {
  /** No further page is needed, or there is none. */
  readonly last: boolean;
  readonly found: number;
  readonly added: number;
}

/** Creates the campaign at the sender. After a call without a known end it is looked up by name first. */
const makeSenderCampaign: StepHandler = async (tx, job) => {
  if (job.steps.has("CAMPAIGN")) return undefined;
  const campaign = await readCampaign(tx, job.claim.campaignId);
  const name = nameAtSender(campaign);
  const { instantly } = job.runtime.providers;
  const finish = async (tx: Tx, instantlyCampaignId: string) => {
    await storeSenderCampaign(tx, campaign.id, instantlyCampaignId);
    return { step: "FINISHED", output: { instantlyCampaignId } } as const;
  };
  const { sent, lookUps } = await earlierCalls(tx, job, "CAMPAIGN");
  if (sent && lookUps === 0) {
    return lookUpOf("CAMPAIGN", {
      send: (options) => instantly.findCampaign(name, options),
      keep: async (tx, found) => (found === null ? UNFINISHED : finish(tx, found.campaignId)),
    });
  }
  return callOf("CAMPAIGN", {
    send: (options) => instantly.createCampaign({ name }, options),
    keep: (tx, { campaignId }) => finish(tx, campaignId),
  });
};

/** Searches page by page up to the lead limit (free). Before that, leads that the campaign has taken over go on. */
const search: StepHandler = async (tx, job) => {
  await goOnWithTakenOver(tx, job.claim);
  const page = nextPage(job);
  if (page === undefined) return undefined;
  const campaign = await readCampaign(tx, job.claim.campaignId);
  const { apollo } = job.runtime.providers;
  return callOf("SEARCH", {
    number: page,
    send: (options) => apollo.searchPeople(campaign.criteria, { page, perPage: PER_PAGE }, options),
    keep: async (tx, { people, totalEntries }) => {
      const isOver = await hasEnded(tx, job.claim.jobId);
      const before = await countLeads(tx, campaign.id);
      const room = isOver ? 0 : campaign.leadLimit - before;
      const reachable = people.filter((person) => person.hasEmail);
      const added = await addFound(tx, campaign, { people: reachable, room, before });
      const last = added >= room || people.length === 0 || page * PER_PAGE >= totalEntries;
      const searched: Searched = { last, found: people.length, added };
      return { step: "FINISHED", output: searched };
    },
  });
};

function nextPage({ steps }: RunningJob): number | undefined {
  for (let page = 1; page <= MAX_PAGES; page++) {
    const searched = steps.get(`SEARCH:${page}`) as Searched | undefined;
    if (searched === undefined) return page;
    if (searched.last) return undefined;
  }
  return undefined;
}

export const FETCH_HANDLERS = {
  // Without these limits, a hundred campaigns started together would each read the opt-outs of all the others.
  OPT_OUTS: readOptOuts("OPT_OUTS", { onlyEarlier: true, freshMinutes: 10 }),
  CAMPAIGN: makeSenderCampaign,
  SEARCH: search,
} as const satisfies Record<StepOf<"FETCH_LEADS">, StepHandler>;
