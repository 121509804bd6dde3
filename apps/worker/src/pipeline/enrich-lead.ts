import { ENRICH_STEPS, type EnrichStep } from "@leadgen/core";
import { transaction } from "@leadgen/db";
import { readCampaign } from "./campaign-rows.ts";
import { handOver } from "./hand-over.ts";
import { type LeadRow, type LeadWork, readLead, storeFinding } from "./lead-rows.ts";
import { makeCall } from "./make-call.ts";
import type { RunningJob, StepEnd } from "./running-job.ts";

/** Verify, research, write, hand over: each step once, whatever happens between them. */
export async function enrichLead(job: RunningJob): Promise<StepEnd> {
  const { leadId, campaignId } = job.claim;
  if (leadId === null) throw new Error("worker-e4: an ENRICH_LEAD job without a lead");
  for (const step of ENRICH_STEPS) {
    if (job.steps.has(step)) continue;
    const work = await transaction(job.runtime.pool, async (tx) => ({
      lead: await readLead(tx, leadId),
      campaign: await readCampaign(tx, campaignId),
    }));
    const end = await STEPS[step](job, work);
    // The last step is finished although the job was paused meanwhile: nothing is left to stop (rule J5).
    if (end === "STOP" && ENRICH_STEPS.every((each) => job.steps.has(each))) return "DONE";
    if (end !== "DONE") return end;
  }
  return "DONE";
}

const STEPS: Record<EnrichStep, (job: RunningJob, work: LeadWork) => Promise<StepEnd>> = {
  VERIFY: async (job, { lead }) => {
    const { end } = await makeCall(job, {
      step: "VERIFY",
      provider: "MILLIONVERIFIER",
      endpoint: "GET /api/v3",
      effect: true,
      send: (options) => job.runtime.providers.millionverifier.verify(lead.email, options),
      keep: async (tx, verification) => {
        await storeFinding(tx, lead.id, { verification });
        return { output: { result: verification.result } };
      },
    });
    return end;
  },

  RESEARCH: async (job, { lead }) => {
    const { end } = await makeCall(job, {
      step: "RESEARCH",
      provider: "PERPLEXITY",
      endpoint: "POST /v1/responses",
      effect: true,
      send: (options) => job.runtime.providers.perplexity.research(subjectOf(lead), options),
      keep: async (tx, { facts }) => {
        await storeFinding(tx, lead.id, { research: { facts } });
        return { output: { facts: facts.length } };
      },
    });
    return end;
  },

  WRITE: async (job, { lead, campaign }) => {
    const { end } = await makeCall(job, {
      step: "WRITE",
      provider: "OPENAI",
      endpoint: "POST /v1/responses",
      effect: true,
      send: (options) =>
        job.runtime.providers.openai.writeEmail(
          { ...subjectOf(lead), facts: lead.research?.facts ?? [], offer: campaign.offer },
          options,
        ),
      keep: async (tx, { subject, body }) => {
        await storeFinding(tx, lead.id, { emailSubject: subject, emailBody: body });
        return { output: null };
      },
    });
    return end;
  },

  HAND_OVER: handOver,
};

/** A lead as the models may see it: never the address. */
function subjectOf(lead: LeadRow) {
  const { firstName, lastName, title } = lead;
  return {
    person: { firstName, lastName, title },
    company: { name: lead.companyName, domain: lead.companyDomain, ...lead.company },
  };
}
