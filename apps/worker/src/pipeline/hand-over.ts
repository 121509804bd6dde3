import { endLeads, GIVEN_BEFORE } from "@leadgen/core/outreach";
import { earlierCalls, placesAtSender } from "./earlier-calls.ts";
import { handOverLeads, type LeadRow } from "./lead-rows.ts";
import { leadWorkOf } from "./lead-work.ts";
import { callOf, finished, lookUpOf, type NextCall, type StepHandler, UNFINISHED } from "./next-call.ts";
import type { RunningJob } from "./running-job.ts";

/** Where a lead is to go at the sender. */
interface HandOver {
  readonly lead: LeadRow;
  readonly campaignId: string;
}

/**
 * Adds the lead to the sender's campaign, safely repeatable. Instantly has no idempotency key: if a call was sent
 * before, the lead is looked up first, and after an answer "already there" or without an id it is looked up again. Each campaign
 * that may contain the lead is checked, including the one that had it before a take-over.
 */
export const handOver: StepHandler = async (tx, job) => {
  if (job.steps.has("HAND_OVER")) return undefined;
  const { lead, campaign } = await leadWorkOf(tx, job);
  const campaignId = campaign.instantlyCampaignId;
  if (campaignId === null) throw new Error("worker-e5: a lead before its campaign at the sender");
  const { sent, answered, lookUps } = await earlierCalls(tx, job, "HAND_OVER");
  if (!sent) return add(job, { lead, campaignId });
  const places = await placesAtSender(tx, job, campaignId);
  const earlier = places.slice(0, -1)[lookUps];
  if (earlier !== undefined) return lookUp(job, { lead, campaignId: earlier }, "LOOK_ON");
  if (answered) return lookUp(job, { lead, campaignId }, job.addedUnnamed ? "FAILURE" : "ELSEWHERE");
  return lookUps < places.length ? lookUp(job, { lead, campaignId }, "ADD") : add(job, { lead, campaignId });
};

function add(job: RunningJob, { lead, campaignId }: HandOver): NextCall {
  return callOf("HAND_OVER", {
    last: true,
    send: (options) =>
      job.runtime.providers.instantly.addLead(
        {
          campaignId,
          email: lead.email,
          firstName: lead.firstName,
          lastName: lead.lastName,
          companyName: lead.companyName,
          jobTitle: lead.title,
          website: lead.companyDomain,
          subject: lead.emailSubject ?? "",
          body: lead.emailBody ?? "",
          ourLeadId: lead.id,
        },
        options,
      ),
    comesTo: ({ leadId, alreadyThere }) => {
      if (leadId !== null) return finished({ instantlyLeadId: leadId });
      if (!alreadyThere) job.addedUnnamed = true;
      return UNFINISHED;
    },
    changes: ({ leadId }) =>
      leadId === null ? undefined : { handedOver: { instantlyLeadId: leadId, message: null } },
  });
}

/** The message for a lead that is at the sender in another campaign than its own. */
const IN_THE_FORMER =
  "Found in the campaign at Instantly of the campaign that it was taken over from: an earlier call had added it there.";

/**
 * @param ifAbsent what to do if the lead is not found. ADD: add it. LOOK_ON: this was a former campaign of the lead; look in
 * the next place. ELSEWHERE: the sender says that it has this address already, so it is in a campaign
 * that is not ours. FAILURE: the sender said that it had just added the lead.
 */
function lookUp(
  { runtime }: RunningJob,
  { lead, campaignId }: HandOver,
  ifAbsent: "ADD" | "LOOK_ON" | "ELSEWHERE" | "FAILURE",
): NextCall {
  const mustBeThere = ifAbsent === "FAILURE";
  const person = { campaignId, email: lead.email, ourLeadId: lead.id, mustBeThere };
  return lookUpOf("HAND_OVER", {
    last: true,
    send: (options) => runtime.providers.instantly.findLead(person, options),
    keep: async (tx, found) => {
      if (found !== null) {
        const message = ifAbsent === "LOOK_ON" ? IN_THE_FORMER : null;
        await handOverLeads(tx, [{ leadId: lead.id, instantlyLeadId: found.leadId, message }]);
        return { step: "FINISHED", output: { instantlyLeadId: found.leadId } };
      }
      if (ifAbsent === "ADD" || ifAbsent === "LOOK_ON") return UNFINISHED;
      await endLeads(tx, [{ leadId: lead.id, status: "ALREADY_CONTACTED", message: GIVEN_BEFORE }]);
      return { step: "FINISHED", output: { instantlyLeadId: null } };
    },
  });
}
