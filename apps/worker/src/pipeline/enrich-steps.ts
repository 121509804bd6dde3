import type { EnrichStep } from "@leadgen/core";
import type { Tx } from "@leadgen/core/outreach";
import { handOver } from "./hand-over.ts";
import { type LeadRow, type LeadWork, readLeadWork, storeFinding } from "./lead-rows.ts";
import { callOf, finished, type NextCall, type StepHandler } from "./next-call.ts";
import type { RunningJob } from "./running-job.ts";

/** Verify, research, write, hand over: each step once, whatever happens between them. */
export const ENRICH_HANDLERS: Readonly<Record<EnrichStep, StepHandler>> = {
  VERIFY: once("VERIFY", ({ runtime }, { lead }) =>
    callOf("VERIFY", {
      send: (options) => runtime.providers.millionverifier.verify(lead.email, options),
      comesTo: ({ result }) => finished({ result }),
      store: (tx, verification) => storeFinding(tx, lead.id, { verification }),
    }),
  ),

  RESEARCH: once("RESEARCH", ({ runtime }, { lead }) =>
    callOf("RESEARCH", {
      tokens: runtime.providers.perplexity.tokensOf(subjectOf(lead)),
      send: (options) => runtime.providers.perplexity.research(subjectOf(lead), options),
      comesTo: ({ facts }) => finished({ facts: facts.length }),
      store: (tx, { facts }) => storeFinding(tx, lead.id, { research: { facts } }),
    }),
  ),

  WRITE: once("WRITE", ({ runtime }, { lead, campaign }) => {
    const { openai } = runtime.providers;
    const brief = { ...subjectOf(lead), facts: lead.research?.facts ?? [], offer: campaign.offer };
    return callOf("WRITE", {
      tokens: openai.tokensOf(brief),
      send: (options) => openai.writeEmail(brief, options),
      comesTo: () => finished(null),
      store: (tx, { subject, body }) => storeFinding(tx, lead.id, { emailSubject: subject, emailBody: body }),
    });
  }),

  HAND_OVER: handOver,
};

/** A step that is one call about one lead. */
function once(step: EnrichStep, call: (job: RunningJob, work: LeadWork) => NextCall): StepHandler {
  return async (tx, job) => (job.steps.has(step) ? undefined : call(job, await workOf(tx, job)));
}

/** What was read with the claim is good for the first step; by the next the lead may have been corrected. */
function workOf(tx: Tx, job: RunningJob): Promise<LeadWork> {
  const { readAtClaim } = job;
  delete job.readAtClaim;
  return readLeadWork(tx, job.claim, readAtClaim);
}

/** A lead as the models may see it: never the address. */
function subjectOf(lead: LeadRow) {
  const { firstName, lastName, title } = lead;
  return {
    person: { firstName, lastName, title },
    company: { name: lead.companyName, domain: lead.companyDomain, ...lead.company },
  };
}
