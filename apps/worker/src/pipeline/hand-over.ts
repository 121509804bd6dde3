import type { AddedLead } from "@leadgen/providers";
import { earlierCall } from "./earlier-calls.ts";
import { closeLead, handOverLead, type LeadRow, type LeadWork } from "./lead-rows.ts";
import { makeCall } from "./make-call.ts";
import type { RunningJob, StepEnd } from "./running-job.ts";

const STEP = "HAND_OVER";

/**
 * Adds the lead to the sender's campaign, safely repeatable: Instantly knows no idempotency key, so a call that was
 * ever sent before is looked up first, and one that says "already there" is looked up after.
 */
export async function handOver(job: RunningJob, work: LeadWork): Promise<StepEnd> {
  const campaignId = work.campaign.instantlyCampaignId;
  if (campaignId === null) throw new Error("worker-e5: a lead before its campaign at the sender");
  const { lead } = work;
  const earlier = await earlierCall(job, STEP);
  if (earlier !== "NONE") {
    const ifAbsent = earlier === "KEPT" ? "ELSEWHERE" : "MORE";
    const looked = await lookUp(job, { lead, campaignId, ifAbsent });
    if (looked.end !== "DONE" || job.steps.has(STEP)) return looked.end;
  }
  const added = await add(job, lead, campaignId);
  if (added.end !== "DONE" || !added.data.alreadyThere) return added.end;
  return (await lookUp(job, { lead, campaignId, ifAbsent: "ELSEWHERE" })).end;
}

function add(job: RunningJob, lead: LeadRow, campaignId: string) {
  return makeCall<AddedLead>(job, {
    step: STEP,
    provider: "INSTANTLY",
    endpoint: "POST /api/v2/leads/add",
    effect: true,
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
    keep: async (tx, { leadId }) => {
      if (leadId === null) return "MORE";
      await handOverLead(tx, lead.id, leadId);
      return { output: { instantlyLeadId: leadId } };
    },
  });
}

interface LookUp {
  readonly lead: LeadRow;
  readonly campaignId: string;
  /** MORE: then add it. ELSEWHERE: the sender says that it has this address already, in a campaign that is not ours. */
  readonly ifAbsent: "MORE" | "ELSEWHERE";
}

function lookUp(job: RunningJob, { lead, campaignId, ifAbsent }: LookUp) {
  return makeCall<{ leadId: string } | null>(job, {
    step: STEP,
    provider: "INSTANTLY",
    endpoint: "POST /api/v2/leads/list",
    effect: false,
    send: (options) =>
      job.runtime.providers.instantly.findLead(
        { campaignId, email: lead.email, ourLeadId: lead.id },
        options,
      ),
    keep: async (tx, found) => {
      if (found !== null) {
        await handOverLead(tx, lead.id, found.leadId);
        return { output: { instantlyLeadId: found.leadId } };
      }
      if (ifAbsent === "MORE") return "MORE";
      await closeLead(tx, {
        leadId: lead.id,
        status: "ALREADY_CONTACTED",
        message: "The sender has this address in another campaign.",
      });
      return { output: { instantlyLeadId: null } };
    },
  });
}
