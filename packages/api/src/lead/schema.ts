import { z } from "zod";
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

/** The job that takes a lead out at the sender, the latest one. */
const withdrawal = named("LeadWithdrawal", z.object({ jobId: id, status: jobStatus }));

const fields = {
  id,
  campaignId: id,
  jobId: idOrNull,
  /** Null: nobody had the lead taken out. */
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
    /** As the providers gave them, in the pipeline's words. */
    company: z.unknown(),
    verification: z.unknown(),
    research: z.unknown(),
  }),
);
export type Lead = z.output<typeof lead>;

/** A lead as it is exported: all that a person can use, columns in order and named as in the database. */
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
  /** As the providers gave them, in the pipeline's words. */
  verification: z.unknown(),
  research: z.unknown(),
});
export type ExportedLead = z.output<typeof exportedLead>;

export const exportBatch = page(exportedLead);
export type ExportBatch = z.output<typeof exportBatch>;
