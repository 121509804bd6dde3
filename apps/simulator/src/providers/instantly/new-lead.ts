import { hashUuid } from "../../data/hash.ts";
import type { ProviderRequest } from "../provider.ts";
import type { LeadItem } from "./lead-schemas.ts";
import type { InstantlyLead } from "./model.ts";
import { organizationId } from "./workspace.ts";

export interface Target {
  readonly campaign: string | null;
  readonly list: string | null;
}

/** A stored lead. `namesakes`: how many leads with this address exist already, so that each gets its own id. */
export function newLead(
  request: ProviderRequest,
  item: LeadItem,
  { target, namesakes }: { target: Target; namesakes: number },
): InstantlyLead {
  const email = (item.email ?? "").trim();
  const {
    custom_variables,
    email: _email,
    lt_interest_status: _status,
    pl_value_lead: _value,
    assigned_to: _owner,
    ...known
  } = item;
  const at = request.now.toISOString();
  const payload = Object.fromEntries(
    Object.entries(known).filter(([, value]) => value !== null && value !== undefined),
  );
  return {
    id: hashUuid(
      request.seed,
      "lead",
      target.campaign ?? "",
      target.list ?? "",
      email.toLowerCase(),
      namesakes,
    ),
    timestamp_created: at,
    timestamp_updated: at,
    organization: organizationId(request.seed),
    status: 1,
    email,
    campaign: target.campaign,
    list_id: target.list,
    first_name: item.first_name ?? null,
    last_name: item.last_name ?? null,
    company_name: item.company_name ?? null,
    company_domain: email.split("@")[1] ?? null,
    job_title: item.job_title ?? null,
    website: item.website ?? null,
    phone: item.phone ?? null,
    personalization: item.personalization ?? null,
    payload: { ...payload, email, ...custom_variables },
    timestamp_last_contact: null,
    email_open_count: 0,
    email_reply_count: 0,
    email_click_count: 0,
    status_summary: {},
    verification_status: 1,
  };
}
