import type { EnrichStep } from "@leadgen/core";
import { handOver } from "./hand-over.ts";
import type { LeadRow, LeadWork } from "./lead-rows.ts";
import { leadWorkOf } from "./lead-work.ts";
import { callOf, finished, type NextCall, type StepHandler } from "./next-call.ts";
import type { RunningJob } from "./running-job.ts";

/** Verify, research, write, hand over. Each step is done once, whatever happens in between. */
export const ENRICH_HANDLERS: Readonly<Record<EnrichStep, StepHandler>> = {
  VERIFY: once("VERIFY", (job, { lead }) =>
    callOf("VERIFY", {
      send: (options) => job.runtime.providers.millionverifier.verify(lead.email, options),
      comesTo: ({ result }) => finished({ result }),
      changes: (verification) => ({ finding: { verification } }),
    }),
  ),

  RESEARCH: once("RESEARCH", (job, { lead }) => {
    const { perplexity } = job.runtime.providers;
    return callOf("RESEARCH", {
      tokens: perplexity.tokensOf(subjectOf(lead)),
      send: (options) => perplexity.research(subjectOf(lead), options),
      comesTo: ({ facts }) => finished({ facts: facts.length }),
      changes: ({ facts }) => ({ finding: { research: { facts } } }),
    });
  }),

  WRITE: once("WRITE", (job, { lead, campaign }) => {
    const { openai } = job.runtime.providers;
    const brief = { ...subjectOf(lead), facts: lead.research?.facts ?? [], offer: campaign.offer };
    return callOf("WRITE", {
      tokens: openai.tokensOf(brief),
      send: (options) => openai.writeEmail(brief, options),
      comesTo: () => finished(null),
      changes: ({ subject, body }) => ({ finding: { emailSubject: subject, emailBody: body } }),
    });
  }),

  HAND_OVER: handOver,
};

/** A step that is one call about one lead. */
function once(step: EnrichStep, call: (job: RunningJob, work: LeadWork) => NextCall): StepHandler {
  return async (tx, job) => (job.steps.has(step) ? undefined : call(job, await leadWorkOf(tx, job)));
}

/** The part of a lead that the models may see: never the address. */
function subjectOf(lead: LeadRow) {
  const { firstName, lastName, title } = lead;
  return {
    person: { firstName, lastName, title },
    company: { name: lead.companyName, domain: lead.companyDomain, ...lead.company },
  };
}
