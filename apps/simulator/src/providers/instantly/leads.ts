import { type Answer, json } from "../../http/answer.ts";
import { free, type Outcome, type ProviderRequest } from "../provider.ts";
import { campaignNotFound, instantlyError } from "./errors.ts";
import { leadCreateRequest, leadsAddRequest, leadsListRequest } from "./lead-schemas.ts";
import { passesFilter } from "./lead-status.ts";
import type { InstantlyLead } from "./model.ts";
import { newLead, type Target } from "./new-lead.ts";
import { paginate } from "./paginate.ts";
import { parseBody } from "./parse-body.ts";
import {
  isBlocklisted,
  isEmail,
  isSkipped,
  leadsWithEmail,
  type SortedLeads,
  sortLeads,
} from "./sort-leads.ts";

/** `POST /api/v2/leads/add`: 1 to 1000 leads; counters say what became of them. */
export function addLeads(request: ProviderRequest): Outcome {
  const parsed = parseBody(leadsAddRequest, request.body);
  if ("refusal" in parsed) return free(parsed.refusal);
  const { campaign_id, list_id, leads, ...flags } = parsed.ok;
  const target: Target = { campaign: campaign_id ?? null, list: list_id ?? null };
  if (target.campaign !== null && !request.state.campaigns.has(target.campaign))
    return free(campaignNotFound());
  const room = request.fault === "plan-used-up" ? 0 : roomInPlan(request);
  const sorted = sortLeads(request, { items: leads, target, flags, room });
  const listed = request.fault !== "uploaded-not-listed";
  const answer = uploadAnswer(sorted, { sent: leads.length, room, listed, target });
  return uploaded(
    answer,
    target,
    sorted.created.map(({ lead }) => lead),
  );
}

/** `POST /api/v2/leads`: one lead. The answer for a skipped lead is not documented; here it is the existing lead. */
export function createLead(request: ProviderRequest): Outcome {
  const parsed = parseBody(leadCreateRequest, request.body);
  if ("refusal" in parsed) return free(parsed.refusal);
  const {
    campaign,
    list_id,
    blocklist_id: _b,
    verify_leads_on_import: _v,
    verify_leads_for_lead_finder: _f,
    ...rest
  } = parsed.ok;
  const { skip_if_in_campaign, skip_if_in_list, skip_if_in_workspace, ...item } = rest;
  const target: Target = { campaign: campaign ?? null, list: list_id ?? null };
  const email = (item.email ?? "").trim().toLowerCase();
  if (target.campaign !== null && !request.state.campaigns.has(target.campaign))
    return free(campaignNotFound());
  if (!isEmail(email) || request.fault === "invalid-email") {
    return free(instantlyError(400, 'body/email must match format "email"'));
  }
  if (isBlocklisted(request, email)) return free(instantlyError(400, "Lead is in the blocklist"));
  const existing = leadsWithEmail(request, email);
  const here = existing.find((lead) => lead.campaign === target.campaign && lead.list_id === target.list);
  const skipped = isSkipped(existing, { skip_if_in_campaign, skip_if_in_list, skip_if_in_workspace });
  if (here || skipped) return free(json(200, here ?? existing[0]));
  if (roomInPlan(request) < 1) return free(instantlyError(402, "Lead upload limit reached"));
  const lead = newLead(request, item, { target, namesakes: existing.length });
  return uploaded(json(200, lead), target, [lead]);
}

/** `POST /api/v2/leads/list`. */
export function listLeads(request: ProviderRequest): Outcome {
  const parsed = parseBody(leadsListRequest, request.body ?? {});
  if ("refusal" in parsed) return free(parsed.refusal);
  const { campaign, list_id, contacts, search, ids, filter, limit = 10, starting_after } = parsed.ok;
  if (campaign !== undefined && !request.state.campaigns.has(campaign)) return free(campaignNotFound());
  const wanted = contacts?.map((email) => email.toLowerCase());
  const candidates = wanted
    ? wanted.flatMap((email) => leadsWithEmail(request, email))
    : [...request.state.leads.values()];
  const matching = candidates.filter(
    (lead) =>
      (campaign === undefined || lead.campaign === campaign) &&
      (list_id === undefined || lead.list_id === list_id) &&
      (ids === undefined || ids.includes(lead.id)) &&
      passesFilter(lead, filter) &&
      (search === undefined || searchText(lead).includes(search.toLowerCase())),
  );
  return free(json(200, paginate(matching, { limit, startingAfter: starting_after })));
}

/** `GET /api/v2/leads/{id}`. */
export function getLead({ params, state }: ProviderRequest): Outcome {
  const lead = state.leads.get(params.id ?? "");
  return free(lead ? json(200, lead) : instantlyError(404, "Lead not found"));
}

/** `DELETE /api/v2/leads/{id}`; the declared body is null. */
export function deleteLead({ params, state }: ProviderRequest): Outcome {
  const lead = state.leads.get(params.id ?? "");
  if (!lead) return free(instantlyError(404, "Lead not found"));
  return { answer: json(200, null), effect: { kind: "instantly.lead-deleted", leadId: lead.id } };
}

function roomInPlan({ accounts, state }: ProviderRequest): number {
  return Math.max(0, accounts.instantlyLeadQuota - state.leads.size);
}

function uploadAnswer(
  { created, ...counts }: SortedLeads,
  { sent, room, listed, target }: { sent: number; room: number; listed: boolean; target: Target },
): Answer {
  if (!listed) return json(200, { status: "success", total_sent: sent, leads_uploaded: created.length });
  return json(200, {
    status: "success",
    total_sent: sent,
    leads_uploaded: created.length,
    blocklist_used: counts.in_blocklist > 0 ? "workspace" : null,
    ...counts,
    // Reported for campaigns only.
    ...(target.campaign === null ? {} : { remaining_in_plan: room - created.length }),
    created_leads: created.map(({ index, lead }) => ({
      index,
      id: lead.id,
      email: lead.email,
      ...(lead.first_name === null ? {} : { first_name: lead.first_name }),
      ...(lead.last_name === null ? {} : { last_name: lead.last_name }),
      ...(lead.phone === null ? {} : { phone: lead.phone }),
    })),
  });
}

function uploaded(answer: Answer, target: Target, leads: readonly InstantlyLead[]): Outcome {
  if (leads.length === 0) return free(answer);
  return { answer, effect: { kind: "instantly.leads-added", campaignId: target.campaign, leads } };
}

function searchText({ email, first_name, last_name }: InstantlyLead): string {
  return `${email} ${first_name ?? ""} ${last_name ?? ""}`.toLowerCase();
}
