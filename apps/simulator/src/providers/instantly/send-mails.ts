import { LEAD_STATUS, wasContacted } from "./lead-status.ts";
import type { ArrivedMail, InstantlyCampaign, InstantlyLead, InstantlySender } from "./model.ts";
import { firstVariant, renderMail } from "./render-mail.ts";
import { ACTIVE_SENDER, campaignSenders, type Workspace } from "./senders.ts";
import { isSendingTime, sendingDay } from "./sending-hours.ts";
import { isBlocklisted } from "./sort-leads.ts";

export const CAMPAIGN_STATUS = { draft: 0, active: 1, paused: 2, completed: 3 } as const;

/** Whether a campaign sends, or the service's word for the reason why not. */
export type SendingState =
  | "healthy"
  | "campaign_draft"
  | "campaign_paused"
  | "campaign_completed"
  | "no_accounts_available"
  | "all_accounts_unhealthy"
  | "out_of_schedule"
  | "waiting_for_leads"
  | "daily_limit_met";

/** The first reason why the campaign does not send at this moment. */
export function sendingState(workspace: Workspace, campaign: InstantlyCampaign, at: Date): SendingState {
  if (campaign.status === CAMPAIGN_STATUS.draft) return "campaign_draft";
  if (campaign.status === CAMPAIGN_STATUS.completed) return "campaign_completed";
  if (campaign.status !== CAMPAIGN_STATUS.active) return "campaign_paused";
  const senders = campaignSenders(workspace, campaign);
  if (senders.length === 0) return "no_accounts_available";
  if (!senders.some(isHealthy)) return "all_accounts_unhealthy";
  if (!isSendingTime(campaign, at)) return "out_of_schedule";
  if (waitingLeads(workspace, campaign).length === 0) return "waiting_for_leads";
  return roomToday(workspace, campaign, at) > 0 ? "healthy" : "daily_limit_met";
}

/** The mails due at this moment: oldest leads first, senders in turn, up to the day's limit. */
export function mailsDue(workspace: Workspace, campaign: InstantlyCampaign, at: Date): ArrivedMail[] {
  if (sendingState(workspace, campaign, at) !== "healthy") return [];
  const senders = campaignSenders(workspace, campaign).filter(isHealthy);
  const leads = waitingLeads(workspace, campaign).slice(0, roomToday(workspace, campaign, at));
  return leads.map((lead, index) => mailTo(workspace, { campaign, lead, senders, index, sentAt: at }));
}

/** The mails that are still to come, as they would arrive. */
export function mailsPreviewed(workspace: Workspace, campaign: InstantlyCampaign): ArrivedMail[] {
  const senders = campaignSenders(workspace, campaign);
  return waitingLeads(workspace, campaign).map((lead, index) =>
    mailTo(workspace, { campaign, lead, senders, index, sentAt: null }),
  );
}

/** What `activate` refuses; null if the campaign can start. */
export function activationProblem(campaign: InstantlyCampaign): string | null {
  if ((campaign.email_list ?? []).length === 0) return "Campaign has no sending accounts";
  return firstVariant(campaign) === undefined ? "Campaign has no sequence" : null;
}

/** Leads of the campaign that have received no mail and may receive one. */
export function waitingLeads(workspace: Workspace, { id }: InstantlyCampaign): InstantlyLead[] {
  return [...workspace.state.leads.values()].filter(
    (lead) =>
      lead.campaign === id &&
      lead.status === LEAD_STATUS.active &&
      !wasContacted(lead) &&
      !isBlocklisted(workspace, lead.email.toLowerCase()),
  );
}

function roomToday(workspace: Workspace, campaign: InstantlyCampaign, at: Date): number {
  const day = sendingDay(campaign, at);
  const sent = workspace.state.mails.filter(
    (mail) => mail.campaign === campaign.id && sendingDay(campaign, new Date(mail.sentAt ?? 0)) === day,
  ).length;
  const bySenders = campaignSenders(workspace, campaign)
    .filter(isHealthy)
    .reduce((sum, { daily_limit }) => sum + daily_limit, 0);
  const limits = [campaign.daily_limit, campaign.daily_max_leads].filter(
    (limit) => typeof limit === "number",
  );
  return Math.max(0, Math.min(bySenders, ...limits) - sent);
}

function isHealthy({ status }: InstantlySender): boolean {
  return status === ACTIVE_SENDER;
}

interface Addressed {
  readonly campaign: InstantlyCampaign;
  readonly lead: InstantlyLead;
  readonly senders: readonly InstantlySender[];
  readonly index: number;
  readonly sentAt: Date | null;
}

function mailTo({ seed }: Workspace, { campaign, lead, senders, index, sentAt }: Addressed): ArrivedMail {
  const from = senders[index % Math.max(1, senders.length)]?.email ?? "";
  return renderMail({ seed, campaign, lead, from, sentAt });
}
