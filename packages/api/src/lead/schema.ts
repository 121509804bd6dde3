import { LEAD_STATUSES, LEAD_TABLE, type LeadStatus } from "@leadgen/core";
import { z } from "zod";
import { spent } from "../db/spent.ts";
import { leadCall, pauseCause } from "../job/schema.ts";
import {
  id,
  idOrNull,
  jobStatus,
  leadStatus,
  named,
  page,
  text,
  textOrNull,
  time,
  timeOrNull,
} from "../schema/fields.ts";

/** Groups in which a person counts leads, besides those that were handed over. */
export const LEAD_GROUPS = ["OPEN", "SET_ASIDE", "SPOILT"] as const;
type LeadGroup = (typeof LEAD_GROUPS)[number];

/** OPEN: unfinished. SET_ASIDE: gets no mail, for a reason that the campaign asks for. SPOILT: ended without a result. */
export const statusesIn = (group: LeadGroup): LeadStatus[] =>
  LEAD_STATUSES.filter((status) => {
    const { open, handled } = LEAD_TABLE[status];
    if (group === "OPEN") return open;
    return group === "SPOILT" ? !open && !handled : handled && status !== "HANDED_OVER";
  });

/** The latest job that removes the lead at the sender. */
const withdrawal = named("LeadWithdrawal", z.object({ jobId: id, status: jobStatus }));

/** State of the lead's job, from which each step's state follows. */
const work = named(
  "LeadWork",
  z.object({
    status: jobStatus,
    pauseReason: textOrNull,
    pauseCause: pauseCause.nullable(),
    errorCode: textOrNull,
    errorMessage: textOrNull,
    /** The step of the call that is under way. */
    calling: textOrNull,
    finishedSteps: z.array(z.object({ step: text, finishedAt: time })),
  }),
);

const fields = {
  id,
  campaignId: id,
  jobId: idOrNull,
  /** Null: the lead was not revealed, so it has no job yet. */
  work: work.nullable(),
  /** Cost of the lead's own calls. The reveal is not among them: it is paid for ten leads at a time. */
  spent: z.object(spent),
  /** Null: the lead was never to be removed there. */
  withdrawal: withdrawal.nullable(),
  status: leadStatus,
  statusMessage: textOrNull,
  firstName: textOrNull,
  lastName: textOrNull,
  email: textOrNull,
  title: textOrNull,
  companyName: textOrNull,
  companyDomain: textOrNull,
  linkedinUrl: textOrNull,
  city: textOrNull,
  country: textOrNull,
  emailSubject: textOrNull,
  createdAt: time,
  finishedAt: timeOrNull,
};

const leadItem = named("LeadItem", z.object(fields));
export const leadPage = page(leadItem);
export type LeadItem = z.output<typeof leadItem>;
export type LeadPage = z.output<typeof leadPage>;

export const lead = named(
  "Lead",
  z.object({
    ...fields,
    apolloPersonId: text,
    emailBody: textOrNull,
    instantlyLeadId: textOrNull,
    /** As the providers returned them, in the pipeline's terms. */
    company: z.unknown(),
    verification: z.unknown(),
    research: z.unknown(),
    /** The latest 200, oldest first, including the one that revealed it. */
    calls: z.array(leadCall),
  }),
);
export type Lead = z.output<typeof lead>;

/** A lead in an export: everything that is useful to a person. Columns in order, named as in the database. */
export const exportedLead = z.object({
  id,
  status: leadStatus,
  status_message: textOrNull,
  first_name: textOrNull,
  last_name: textOrNull,
  email: textOrNull,
  title: textOrNull,
  company_name: textOrNull,
  company_domain: textOrNull,
  linkedin_url: textOrNull,
  city: textOrNull,
  country: textOrNull,
  email_subject: textOrNull,
  email_body: textOrNull,
  instantly_lead_id: textOrNull,
  finished_at: timeOrNull,
  /** As the providers returned them, in the pipeline's terms. */
  verification: z.unknown(),
  research: z.unknown(),
});
export type ExportedLead = z.output<typeof exportedLead>;

export const exportBatch = page(exportedLead);
export type ExportBatch = z.output<typeof exportBatch>;
