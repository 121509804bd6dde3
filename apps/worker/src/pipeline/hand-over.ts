import { closeLead } from "@leadgen/core/outreach";
import { earlierCalls } from "./earlier-calls.ts";
import { GIVEN_BEFORE } from "./known-address.ts";
import { handOverLead, type LeadRow, readLeadWork } from "./lead-rows.ts";
import { callOf, lookUpOf, type NextCall, type StepHandler, UNFINISHED } from "./next-call.ts";
import type { RunningJob } from "./running-job.ts";

/** Where a lead is to go at the sender. */
interface HandOver {
  readonly lead: LeadRow;
  readonly campaignId: string;
}

/**
 * Adds the lead to the sender's campaign, safely repeatable: Instantly knows no idempotency key, so a call that was
 * ever sent before is looked up first, and one that says "already there", or no id, is looked up after.
 */
export const handOver: StepHandler = async (tx, job) => {
  if (job.steps.has("HAND_OVER")) return undefined;
  const { lead, campaign } = await readLeadWork(tx, job.claim);
  const campaignId = campaign.instantlyCampaignId;
  if (campaignId === null) throw new Error("worker-e5: a lead before its campaign at the sender");
  const { sent, answered, lookedUp } = await earlierCalls(tx, job, "HAND_OVER");
  if (answered) return lookUp(job, { lead, campaignId }, job.addedUnnamed ? "FAILURE" : "ELSEWHERE");
  if (sent && !lookedUp) return lookUp(job, { lead, campaignId }, "ADD");
  return add(job, { lead, campaignId });
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
    keep: async (tx, { leadId, alreadyThere }) => {
      if (leadId === null) {
        if (!alreadyThere) job.addedUnnamed = true;
        return UNFINISHED;
      }
      await handOverLead(tx, lead.id, leadId);
      return { step: "FINISHED", output: { instantlyLeadId: leadId } };
    },
  });
}

/**
 * @param ifAbsent ADD: it is added next. ELSEWHERE: the sender says that it has this address already, so in a campaign
 * that is not ours. FAILURE: the sender says that it has just added it.
 */
function lookUp(
  { runtime }: RunningJob,
  { lead, campaignId }: HandOver,
  ifAbsent: "ADD" | "ELSEWHERE" | "FAILURE",
): NextCall {
  const mustBeThere = ifAbsent === "FAILURE";
  const person = { campaignId, email: lead.email, ourLeadId: lead.id, mustBeThere };
  return lookUpOf("HAND_OVER", {
    last: true,
    send: (options) => runtime.providers.instantly.findLead(person, options),
    keep: async (tx, found) => {
      if (found !== null) {
        await handOverLead(tx, lead.id, found.leadId);
        return { step: "FINISHED", output: { instantlyLeadId: found.leadId } };
      }
      if (ifAbsent === "ADD") return UNFINISHED;
      await closeLead(tx, { leadId: lead.id, status: "ALREADY_CONTACTED", message: GIVEN_BEFORE });
      return { step: "FINISHED", output: { instantlyLeadId: null } };
    },
  });
}
