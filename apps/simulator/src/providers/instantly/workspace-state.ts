import type { InstantlyEffect } from "./effects.ts";
import { LEAD_STATUS } from "./lead-status.ts";
import type {
  ArrivedMail,
  BlocklistEntry,
  InstantlyCampaign,
  InstantlyLead,
  InstantlySender,
  LeadEvent,
} from "./model.ts";

/** The stored state of the Instantly workspace. Only `applyInstantlyEffect` changes it. */
export interface WorkspaceState {
  readonly campaigns: Map<string, InstantlyCampaign>;
  readonly leads: Map<string, InstantlyLead>;
  /** Ids of the leads with an address (lower case), oldest first. */
  readonly leadsByEmail: Map<string, string[]>;
  readonly blocklist: Map<string, BlocklistEntry>;
  /** Senders that a control call has added or changed, by address. */
  readonly senders: Map<string, InstantlySender>;
  readonly mails: ArrivedMail[];
}

export function emptyWorkspace(): WorkspaceState {
  return {
    campaigns: new Map(),
    leads: new Map(),
    leadsByEmail: new Map(),
    blocklist: new Map(),
    senders: new Map(),
    mails: [],
  };
}

export function applyInstantlyEffect(state: WorkspaceState, effect: InstantlyEffect): void {
  switch (effect.kind) {
    case "instantly.campaign-created":
      state.campaigns.set(effect.campaign.id, effect.campaign);
      return;
    case "instantly.campaign-updated":
      changeCampaign(state, effect.campaignId, { ...effect.changes, timestamp_updated: effect.at });
      return;
    case "instantly.campaign-status":
      changeCampaign(state, effect.campaignId, { status: effect.status, timestamp_updated: effect.at });
      return;
    case "instantly.leads-added":
      for (const lead of effect.leads) addLead(state, lead);
      return;
    case "instantly.lead-deleted":
      deleteLead(state, effect.leadId);
      return;
    case "instantly.lead-event":
      changeLead(state, effect.leadId, (lead) => afterEvent(lead, effect.event, effect.at));
      return;
    case "instantly.blocklist-added":
      state.blocklist.set(effect.entry.id, effect.entry);
      return;
    case "instantly.blocklist-removed":
      state.blocklist.delete(effect.entryId);
      return;
    case "instantly.sender-set":
      state.senders.set(effect.sender.email, effect.sender);
      return;
    case "instantly.mails-sent":
      for (const mail of effect.mails) send(state, mail);
      return;
  }
}

function changeCampaign(state: WorkspaceState, id: string, changes: Partial<InstantlyCampaign>): void {
  const campaign = state.campaigns.get(id);
  if (campaign) state.campaigns.set(id, { ...campaign, ...changes });
}

function addLead(state: WorkspaceState, lead: InstantlyLead): void {
  state.leads.set(lead.id, lead);
  const email = lead.email.toLowerCase();
  const ids = state.leadsByEmail.get(email);
  if (ids) ids.push(lead.id);
  else state.leadsByEmail.set(email, [lead.id]);
}

function deleteLead(state: WorkspaceState, id: string): void {
  const email = state.leads.get(id)?.email.toLowerCase() ?? "";
  state.leads.delete(id);
  const left = (state.leadsByEmail.get(email) ?? []).filter((other) => other !== id);
  state.leadsByEmail.set(email, left);
}

function changeLead(state: WorkspaceState, id: string, change: (lead: InstantlyLead) => InstantlyLead): void {
  const lead = state.leads.get(id);
  if (lead) state.leads.set(id, change(lead));
}

/** The mail is sent. If the sequence has one step, this was its last mail. */
function send(state: WorkspaceState, mail: ArrivedMail): void {
  state.mails.push(mail);
  const steps = state.campaigns.get(mail.campaign)?.sequences?.[0]?.steps.length ?? 1;
  const status = steps > 1 ? LEAD_STATUS.active : LEAD_STATUS.completed;
  changeLead(state, mail.lead, (lead) => ({
    ...lead,
    status,
    timestamp_last_contact: mail.sentAt,
    timestamp_updated: mail.sentAt ?? lead.timestamp_updated,
  }));
}

function afterEvent(lead: InstantlyLead, event: LeadEvent, at: string): InstantlyLead {
  const changed = { ...lead, timestamp_updated: at };
  switch (event) {
    case "opened":
      return { ...changed, email_open_count: lead.email_open_count + 1 };
    case "clicked":
      return { ...changed, email_click_count: lead.email_click_count + 1 };
    case "replied":
      return { ...changed, email_reply_count: lead.email_reply_count + 1, status: LEAD_STATUS.completed };
    case "bounced":
      return { ...changed, status: LEAD_STATUS.bounced };
    case "unsubscribed":
      return { ...changed, status: LEAD_STATUS.unsubscribed };
    case "completed":
      return { ...changed, status: LEAD_STATUS.completed };
  }
}
