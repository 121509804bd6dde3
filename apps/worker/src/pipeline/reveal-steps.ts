import type { StepOf } from "@leadgen/core";
import { readCampaign } from "./campaign-rows.ts";
import { toReveal } from "./found-leads.ts";
import { callOf, type StepHandler } from "./next-call.ts";
import { storeRevealed, takeBack } from "./revealed-leads.ts";
import { hasEnded } from "./running-job.ts";

/** Reveals the people of one job in one call (paid). People who are no longer FOUND by then are not asked for again. */
const reveal: StepHandler = async (tx, job) => {
  if (job.steps.has("REVEAL")) return undefined;
  const leads = await toReveal(tx, job.claim.jobId);
  if (leads.length === 0) return undefined;
  const campaign = await readCampaign(tx, job.claim.campaignId);
  const { apollo } = job.runtime.providers;
  const personIds = leads.map((lead) => lead.apolloPersonId);
  return callOf("REVEAL", {
    last: true,
    send: (options) => apollo.revealPeople(personIds, options),
    keep: async (tx, { matches }) => {
      const { jobId } = job.claim;
      const batch = leads.map((lead, place) => ({ ...lead, person: matches[place] ?? null }));
      const kept = (await hasEnded(tx, jobId)) ? await takeBack(tx, { campaign, jobId, batch }) : batch;
      return { step: "FINISHED", output: await storeRevealed(tx, campaign, kept) };
    },
  });
};

export const REVEAL_HANDLERS = { REVEAL: reveal } as const satisfies Record<
  StepOf<"REVEAL_LEADS">,
  StepHandler
>;
