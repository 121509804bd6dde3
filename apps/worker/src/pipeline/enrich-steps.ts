import type { EnrichStep } from "@leadgen/core";
import { handOver } from "./hand-over.ts";
import { type LeadRow, type LeadWork, readLeadWork, storeFinding } from "./lead-rows.ts";
import { callOf, type NextCall, type StepHandler } from "./next-call.ts";
import type { RunningJob } from "./running-job.ts";

/** Verify, research, write, hand over: each step once, whatever happens between them. */
export const ENRICH_HANDLERS: Readonly<Record<EnrichStep, StepHandler>> = {
  VERIFY: once("VERIFY", ({ runtime }, { lead }) =>
    callOf("VERIFY", {
      send: (options) => runtime.providers.millionverifier.verify(lead.email, options),
      keep: async (tx, verification) => {
        await storeFinding(tx, lead.id, { verification });
        return { step: "FINISHED", output: { result: verification.result } };
      },
    }),
  ),

  RESEARCH: once("RESEARCH", ({ runtime }, { lead }) =>
    callOf("RESEARCH", {
      tokens: runtime.providers.perplexity.tokensOf(subjectOf(lead)),
      send: (options) => runtime.providers.perplexity.research(subjectOf(lead), options),
      keep: async (tx, { facts }) => {
        await storeFinding(tx, lead.id, { research: { facts } });
        return { step: "FINISHED", output: { facts: facts.length } };
      },
    }),
  ),

  WRITE: once("WRITE", ({ runtime }, { lead, campaign }) => {
    const { openai } = runtime.providers;
    const brief = { ...subjectOf(lead), facts: lead.research?.facts ?? [], offer: campaign.offer };
    return callOf("WRITE", {
      tokens: openai.tokensOf(brief),
      send: (options) => openai.writeEmail(brief, options),
      keep: async (tx, { subject, body }) => {
        await storeFinding(tx, lead.id, { emailSubject: subject, emailBody: body });
        return { step: "FINISHED", output: null };
      },
    });
  }),

  HAND_OVER: handOver,
};

/** A step that is one call about one lead. */
function once(step: EnrichStep, call: (job: RunningJob, work: LeadWork) => NextCall): StepHandler {
  return async (tx, job) => (job.steps.has(step) ? undefined : call(job, await readLeadWork(tx, job.claim)));
}

/** A lead as the models may see it: never the address. */
function subjectOf(lead: LeadRow) {
  const { firstName, lastName, title } = lead;
  return {
    person: { firstName, lastName, title },
    company: { name: lead.companyName, domain: lead.companyDomain, ...lead.company },
  };
}
