import { z } from "zod";
import type { Judgement } from "../call/caller.ts";
import { parseShape } from "../call/shape.ts";
import { SUBJECT_VARIABLE } from "./campaign.ts";

export interface NewLead {
  readonly campaignId: string;
  readonly email: string;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly companyName: string | null;
  readonly jobTitle: string | null;
  readonly website: string | null;
  readonly subject: string;
  readonly body: string;
  /** Our id; read back to tell our own addition from somebody else's. */
  readonly ourLeadId: string;
}

export interface LeadLookup {
  readonly campaignId: string;
  readonly email: string;
  readonly ourLeadId: string;
}

export interface AddedLead {
  /** Null if the lead was there before: then look it up. */
  readonly leadId: string | null;
  readonly alreadyThere: boolean;
}

const OUR_ID_VARIABLE = "our_lead_id";

function known(fields: Readonly<Record<string, string | null>>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).filter((field): field is [string, string] => !!field[1]));
}

/**
 * The body of `POST /leads/add`. There is no idempotency key; `skip_if_in_campaign` skips a lead that is in
 * ANY campaign of the workspace, which makes the addition safe to repeat.
 */
export function addLeadRequest(lead: NewLead) {
  return {
    campaign_id: lead.campaignId,
    skip_if_in_campaign: true,
    verify_leads_on_import: false,
    leads: [
      {
        email: lead.email,
        ...known({
          first_name: lead.firstName,
          last_name: lead.lastName,
          company_name: lead.companyName,
          job_title: lead.jobTitle,
          website: lead.website,
        }),
        personalization: lead.body,
        custom_variables: { [SUBJECT_VARIABLE]: lead.subject, [OUR_ID_VARIABLE]: lead.ourLeadId },
      },
    ],
  };
}

const count = z.number().nonnegative().default(0);

const addStatusSchema = z.object({ status: z.string(), message: z.string().nullish().catch(null) });

const addedSchema = z.object({
  in_blocklist: count,
  duplicated_leads: count,
  skipped_count: count,
  invalid_email_count: count,
  incomplete_count: count,
  duplicate_email_count: count,
  remaining_in_plan: z.number().nullish(),
  created_leads: z.array(z.object({ index: z.number().int(), id: z.string().min(1) })),
});

type Added = z.output<typeof addedSchema>;
type Reading = Judgement<"INSTANTLY", AddedLead>;

/** Which counter rises for a lead that is there already is not documented, so any of the three counts. */
function notCreated(counters: Added): Reading {
  const { skipped_count, duplicated_leads, duplicate_email_count, remaining_in_plan } = counters;
  if (counters.in_blocklist > 0) {
    return { rule: "instantly.blocklisted", why: "The address is on the sender's block list." };
  }
  if (counters.invalid_email_count > 0) {
    return { rule: "instantly.invalid-email", why: "The sender says that the address is invalid." };
  }
  if (counters.incomplete_count > 0) {
    return { rule: "instantly.incomplete-lead", why: "The sender says that the lead is incomplete." };
  }
  if (skipped_count + duplicated_leads + duplicate_email_count > 0) {
    return { data: { leadId: null, alreadyThere: true }, rule: "instantly.already-there" };
  }
  if (typeof remaining_in_plan === "number" && remaining_in_plan <= 0) {
    return { rule: "instantly.plan-used-up", why: "Nothing was added and the plan has no leads left." };
  }
  return {
    rule: "instantly.lead-unaccounted",
    why: "Answered HTTP 200, but the lead was neither added nor counted as skipped.",
  };
}

export function readAddedLead(json: unknown): Reading {
  const { status, message } = parseShape(addStatusSchema, json);
  if (status !== "success") {
    return {
      rule: "instantly.add-failed",
      why: `Answered HTTP 200 with status "${status}". ${message ?? ""}`,
    };
  }
  const counters = parseShape(addedSchema, json);
  const created = counters.created_leads.find(({ index }) => index === 0);
  return created ? { data: { leadId: created.id, alreadyThere: false } } : notCreated(counters);
}

/** The body of `POST /leads/list`. */
export function findLeadRequest({ campaignId, email }: LeadLookup) {
  return { campaign: campaignId, contacts: [email], limit: 10 };
}

const leadPageSchema = z.object({
  items: z.array(
    z.object({
      id: z.string().min(1),
      email: z.string().nullish(),
      campaign: z.string().nullish(),
      payload: z.record(z.string(), z.unknown()).nullish(),
    }),
  ),
});

/** Compares everything itself: were a filter ignored, somebody else's lead would pass for ours. */
export function readFoundLead(json: unknown, lookup: LeadLookup): { leadId: string } | null {
  const { items } = parseShape(leadPageSchema, json);
  const ours = items.find(
    ({ email, campaign, payload }) =>
      email?.toLowerCase() === lookup.email.toLowerCase() &&
      (campaign ?? lookup.campaignId) === lookup.campaignId &&
      payload?.[OUR_ID_VARIABLE] === lookup.ourLeadId,
  );
  return ours === undefined ? null : { leadId: ours.id };
}
