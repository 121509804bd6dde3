import { json } from "../../http/answer.ts";
import { free, type Outcome, type ProviderRequest } from "../provider.ts";
import { LEAD_STATUS, wasContacted } from "./lead-status.ts";
import type { InstantlyLead } from "./model.ts";

/** `GET /api/v2/campaigns/analytics?id=`. */
export function analytics({ query, state }: ProviderRequest): Outcome {
  const wanted = [...query.getAll("id"), ...query.getAll("ids")];
  const campaigns = [...state.campaigns.values()].filter(
    ({ id }) => wanted.length === 0 || wanted.includes(id),
  );
  const rows = campaigns.map((campaign) => ({
    campaign_id: campaign.id,
    campaign_name: campaign.name,
    campaign_status: campaign.status,
    campaign_is_evergreen: campaign.is_evergreen ?? false,
    ...countsOf(leadsOf(state.leads, campaign.id)),
    emails_sent_count: state.mails.filter((mail) => mail.campaign === campaign.id).length,
    total_opportunities: 0,
    total_opportunity_value: 0,
  }));
  return free(json(200, rows));
}

function leadsOf(leads: ReadonlyMap<string, InstantlyLead>, campaignId: string): InstantlyLead[] {
  return [...leads.values()].filter(({ campaign }) => campaign === campaignId);
}

function countsOf(leads: readonly InstantlyLead[]) {
  const count = (passes: (lead: InstantlyLead) => boolean) => leads.filter(passes).length;
  const total = (field: "email_open_count" | "email_reply_count" | "email_click_count") =>
    leads.reduce((sum, lead) => sum + lead[field], 0);
  const contacted = count(wasContacted);
  return {
    leads_count: leads.length,
    contacted_count: contacted,
    new_leads_contacted_count: contacted,
    open_count: total("email_open_count"),
    open_count_unique: count(({ email_open_count }) => email_open_count > 0),
    reply_count: total("email_reply_count"),
    reply_count_unique: count(({ email_reply_count }) => email_reply_count > 0),
    link_click_count: total("email_click_count"),
    link_click_count_unique: count(({ email_click_count }) => email_click_count > 0),
    bounced_count: count(({ status }) => status === LEAD_STATUS.bounced),
    unsubscribed_count: count(({ status }) => status === LEAD_STATUS.unsubscribed),
    completed_count: count(({ status }) => status === LEAD_STATUS.completed),
  };
}
