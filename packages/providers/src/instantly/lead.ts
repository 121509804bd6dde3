import { z } from "zod";
import type { Judgement } from "../call/caller.ts";
import { isEmptyReport, looseText, numberIn, recordIn } from "../call/loose.ts";
import { parseShape, ShapeMismatch } from "../call/shape.ts";
import { SUBJECT_VARIABLE } from "./campaign.ts";
import { htmlBody, plainLine } from "./html-body.ts";

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
  /** Our id; read back to tell our lead from a lead that somebody else added. */
  readonly ourLeadId: string;
}

export interface LeadLookup {
  /** Default: anywhere in the workspace. */
  readonly campaignId?: string;
  readonly email: string;
  readonly ourLeadId: string;
  /** `addLead` said that the lead is there, so a list without it is a failure. */
  readonly mustBeThere?: boolean;
  /** `deleteLead` said that there is no such lead, so a list with it is a failure. */
  readonly mustBeGone?: boolean;
}

export interface AddedLead {
  /** Null if the lead was there before, or if the answer lacks its id: look it up then. */
  readonly leadId: string | null;
  /** The lead was there before, so the look-up may find a lead of somebody else. */
  readonly alreadyThere: boolean;
}

const OUR_ID_VARIABLE = "our_lead_id";

function known(fields: Readonly<Record<string, string | null>>): Record<string, string> {
  const lines = Object.entries(fields).map(([name, text]) => [name, plainLine(text ?? "")] as const);
  return Object.fromEntries(lines.filter(([, line]) => line !== ""));
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
        personalization: htmlBody(lead.body),
        custom_variables: {
          [SUBJECT_VARIABLE]: plainLine(lead.subject),
          [OUR_ID_VARIABLE]: lead.ourLeadId,
        },
      },
    ],
  };
}

const addStatusSchema = z.object({ status: looseText, message: looseText });

const COUNTERS = [
  "in_blocklist",
  "duplicated_leads",
  "skipped_count",
  "invalid_email_count",
  "incomplete_count",
  "duplicate_email_count",
] as const;

type Counters = Readonly<Record<(typeof COUNTERS)[number], number>>;

type Reading = Judgement<"INSTANTLY", AddedLead>;

/** The request holds one lead, so a counter above 0 counts that lead. */
const RECORD_COUNTERS = [
  ["in_blocklist", "instantly.blocklisted", "The address is on the sender's block list."],
  ["invalid_email_count", "instantly.invalid-email", "The sender says that the address is invalid."],
  ["incomplete_count", "instantly.incomplete-lead", "The sender says that the lead is incomplete."],
] as const;

/** Instantly doesn't document which counter rises for a lead that is already there, so any of three is accepted. */
function notCreated(counters: Counters, remaining: number | null): Reading {
  for (const [counter, rule, why] of RECORD_COUNTERS) if (counters[counter] > 0) return { rule, why };
  const { skipped_count, duplicated_leads, duplicate_email_count } = counters;
  if (Math.max(skipped_count, duplicated_leads, duplicate_email_count) > 0) {
    return { data: { leadId: null, alreadyThere: true }, rule: "instantly.already-there" };
  }
  if (remaining !== null && remaining <= 0) {
    return { rule: "instantly.plan-used-up", why: "Nothing was added and the plan has no leads left." };
  }
  return {
    rule: "instantly.lead-unaccounted",
    why: "Answered HTTP 200, but the lead was neither added nor counted as skipped.",
  };
}

/** The id of the one lead that was sent. */
function createdId(created: readonly unknown[]): string | null {
  const ids = created.map((each) => recordIn(each)?.id);
  return ids.find((id): id is string => typeof id === "string" && id !== "" && id.length <= 200) ?? null;
}

export function readAddedLead(json: unknown): Reading {
  const { status, message } = parseShape(addStatusSchema, json);
  if (status !== null && status.toLowerCase() !== "success") {
    return {
      rule: "instantly.add-failed",
      why: `Answered HTTP 200 with status "${status}". ${message ?? ""}`,
    };
  }
  const answer = recordIn(json) ?? {};
  const created = Array.isArray(answer.created_leads) ? answer.created_leads : [];
  const leadId = createdId(created);
  if (leadId !== null) return { data: { leadId, alreadyThere: false } };
  if (created.length > 0 || (numberIn(answer.leads_uploaded) ?? 0) > 0) {
    return { data: { leadId: null, alreadyThere: false }, rule: "instantly.added-unnamed" };
  }
  const counts = COUNTERS.map((name) => [name, numberIn(answer[name])] as const);
  if (counts.every(([, count]) => count === null)) {
    throw new ShapeMismatch("the answer has an unexpected shape at created_leads and at every counter.");
  }
  const counters = Object.fromEntries(counts.map(([name, count]) => [name, count ?? 0])) as Counters;
  return notCreated(counters, numberIn(answer.remaining_in_plan));
}

/**
 * The documented answer is null. Any other answer counts as deleted too, unless it reports an error: then the lead may
 * still be there.
 *
 * @throws ShapeMismatch if it reports an error
 */
export function readDeletedLead(json: unknown): Judgement<"INSTANTLY", { deleted: boolean }> {
  const { error, status, success } = recordIn(json) ?? {};
  if (json === false || success === false) throw new ShapeMismatch("the answer is that it was not deleted.");
  if (!isEmptyReport(error)) throw new ShapeMismatch("the answer has an unexpected shape at error.");
  if (typeof status === "string" && status.toLowerCase() !== "success" && numberIn(status) === null) {
    throw new ShapeMismatch("the answer has an unexpected shape at status.");
  }
  return { data: { deleted: true } };
}

/** One address can't be more leads than this in a workspace. */
const LOOKUP_LIMIT = 10;

/** The body of `POST /leads/list`. */
export function findLeadRequest({ campaignId, email }: LeadLookup) {
  return {
    ...(campaignId !== undefined && { campaign: campaignId }),
    contacts: [email],
    limit: LOOKUP_LIMIT,
  };
}

const leadPageSchema = z.object({ items: z.array(z.unknown()) });

const isOrUnknown = (value: unknown, wanted: string | undefined): boolean =>
  wanted === undefined || typeof value !== "string" || value.toLowerCase() === wanted.toLowerCase();

/**
 * The id of our lead among the items, or null. Compares all fields itself: if Instantly ignored a filter, somebody else's
 * lead would pass for ours. A `payload` of null is a lead added by hand; an absent or malformed one can't be judged.
 *
 * @throws ShapeMismatch if an item that may be ours can't be read, or if ours may be on a later page
 */
function ourLead(items: readonly unknown[], lookup: LeadLookup): string | null {
  for (const item of items) {
    const { id, email, campaign, payload } = recordIn(item) ?? {};
    if (!isOrUnknown(email, lookup.email) || !isOrUnknown(campaign, lookup.campaignId) || payload === null)
      continue;
    const ourId = recordIn(payload)?.[OUR_ID_VARIABLE];
    if (recordIn(payload) === null) throw new ShapeMismatch("the answer has an unexpected shape at payload.");
    if (ourId === undefined || String(ourId) !== lookup.ourLeadId) continue;
    if (typeof id === "string" && id !== "") return id;
    throw new ShapeMismatch("the answer has an unexpected shape at id.");
  }
  const strangers = items.every((item) => !isOrUnknown(recordIn(item)?.email, lookup.email));
  if (strangers && items.length >= LOOKUP_LIMIT) {
    throw new ShapeMismatch("a full page without the address that was asked for: the filter was ignored.");
  }
  return null;
}

export function readFoundLead(
  json: unknown,
  lookup: LeadLookup,
): Judgement<"INSTANTLY", { leadId: string } | null> {
  const leadId = ourLead(parseShape(leadPageSchema, json).items, lookup);
  if (leadId !== null && lookup.mustBeGone === true) {
    return {
      rule: "instantly.still-there",
      why: "Answered HTTP 200 with the lead of which it has just said that there is none.",
    };
  }
  if (leadId !== null) return { data: { leadId } };
  if (lookup.mustBeThere !== true) return { data: null };
  return {
    rule: "instantly.added-missing",
    why: "Answered HTTP 200 without the lead that it has just counted as added.",
  };
}
