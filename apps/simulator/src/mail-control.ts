import { z } from "zod";
import { ControlError, parseControl } from "./control-error.ts";
import {
  type ArrivedMail,
  type InstantlyCampaign,
  type InstantlyLead,
  type InstantlySender,
  LEAD_EVENTS,
} from "./providers/instantly/model.ts";
import {
  CAMPAIGN_STATUS,
  mailsDue,
  mailsPreviewed,
  type SendingState,
  sendingState,
  waitingLeads,
} from "./providers/instantly/send-mails.ts";
import { sendersOf, type Workspace } from "./providers/instantly/senders.ts";
import { nextSendingTime } from "./providers/instantly/sending-hours.ts";
import { leadsWithEmail } from "./providers/instantly/sort-leads.ts";
import type { Simulation } from "./simulation.ts";

const sendInput = z.strictObject({
  /** One campaign; without it, all. */
  campaign: z.string().optional(),
  /** A moment (ISO 8601), or each campaign's next sending hour; without it, now. */
  at: z.union([z.literal("next"), z.iso.datetime({ offset: true })]).optional(),
});

const mailsQuery = z.strictObject({
  campaign: z.string().optional(),
  /** The recipient's address. */
  to: z.string().optional(),
  /** `on`: the mails that are still to come, instead of those that have arrived. */
  preview: z.enum(["on", "off"]).optional(),
});

const leadEvent = z.strictObject({
  email: z.string().min(3),
  /** Only the lead of this campaign; without it, every lead with the address. */
  campaign: z.string().optional(),
  event: z.enum(LEAD_EVENTS, `must be one of ${LEAD_EVENTS.join(", ")}`),
});

const senderInput = z.strictObject({
  email: z.email(),
  first_name: z.string().optional(),
  last_name: z.string().optional(),
  /** 1 active, 2 paused, 3 maintenance, -1 to -3 trouble. */
  status: z.number().int().min(-3).max(3).optional(),
  daily_limit: z.number().int().min(0).optional(),
});

export type SendInput = z.input<typeof sendInput>;
export type MailsQuery = z.input<typeof mailsQuery>;
export type LeadEventInput = z.input<typeof leadEvent>;
export type SenderInput = z.input<typeof senderInput>;

/** @throws ControlError */
export const parseSend = (value: unknown): SendInput => parseControl(sendInput, value);
/** @throws ControlError */
export const parseMailsQuery = (value: unknown): MailsQuery => parseControl(mailsQuery, value);
/** @throws ControlError */
export const parseLeadEvent = (value: unknown): LeadEventInput => parseControl(leadEvent, value);
/** @throws ControlError */
export const parseSender = (value: unknown): SenderInput => parseControl(senderInput, value);

/** What one campaign sent; if nothing, `status` says why. */
export interface SentRound {
  readonly campaign: string;
  readonly at: string;
  readonly sent: number;
  /** What `sending-status` answers for that moment. */
  readonly status: SendingState;
}

/**
 * Lets campaigns send what is due at a moment. Mails are sent only by this call: the simulator has no timers, so the same
 * calls give the same mails.
 *
 * @throws ControlError if there is no such campaign
 */
export function sendMails(simulation: Simulation, { campaign, at }: SendInput): SentRound[] {
  return campaignsNamed(simulation, campaign).map((each) => sendOne(simulation, each, at));
}

function sendOne(simulation: Simulation, campaign: InstantlyCampaign, when: SendInput["at"]): SentRound {
  const at = momentOf(simulation, campaign, when);
  const before = workspaceOf(simulation);
  const status = sendingState(before, campaign, at);
  const mails = mailsDue(before, campaign, at);
  if (mails.length > 0) simulation.control({ kind: "instantly.mails-sent", mails });
  const isOver = mails.length > 0 && waitingLeads(workspaceOf(simulation), campaign).length === 0;
  if (isOver && campaign.is_evergreen !== true) {
    const over = { campaignId: campaign.id, status: CAMPAIGN_STATUS.completed, at: at.toISOString() };
    simulation.control({ kind: "instantly.campaign-status", ...over });
  }
  return { campaign: campaign.id, at: at.toISOString(), sent: mails.length, status };
}

function momentOf(simulation: Simulation, campaign: InstantlyCampaign, when: SendInput["at"]): Date {
  const now = simulation.options.clock();
  if (when === undefined) return now;
  return when === "next" ? (nextSendingTime(campaign, now) ?? now) : new Date(when);
}

/** @throws ControlError if there is no such campaign */
export function mailsOf(simulation: Simulation, { campaign, to, preview }: MailsQuery): ArrivedMail[] {
  const campaigns = campaignsNamed(simulation, campaign);
  const mails =
    preview === "on"
      ? campaigns.flatMap((each) => mailsPreviewed(workspaceOf(simulation), each))
      : simulation.state.mails.filter((mail) => campaigns.some(({ id }) => id === mail.campaign));
  return mails.filter((mail) => to === undefined || mail.to.toLowerCase() === to.toLowerCase());
}

/** @throws ControlError if no lead has the address */
export function noteLeadEvent(
  simulation: Simulation,
  { email, campaign, event }: LeadEventInput,
): InstantlyLead[] {
  const leads = leadsWithEmail(simulation, email.toLowerCase()).filter(
    (lead) => campaign === undefined || lead.campaign === campaign,
  );
  if (leads.length === 0) throw new ControlError(`email: no lead has the address ${email}`);
  const at = simulation.options.clock().toISOString();
  for (const lead of leads) simulation.control({ kind: "instantly.lead-event", leadId: lead.id, event, at });
  return leads.flatMap(({ id }) => simulation.state.leads.get(id) ?? []);
}

export function setSender(simulation: Simulation, input: SenderInput): InstantlySender {
  const email = input.email.toLowerCase();
  const known = sendersOf(workspaceOf(simulation)).find((sender) => sender.email === email);
  const sender: InstantlySender = {
    email,
    first_name: input.first_name ?? known?.first_name ?? "Simulated",
    last_name: input.last_name ?? known?.last_name ?? "Sender",
    status: input.status ?? known?.status ?? 1,
    daily_limit: input.daily_limit ?? known?.daily_limit ?? 30,
  };
  simulation.control({ kind: "instantly.sender-set", sender });
  return sender;
}

function campaignsNamed(simulation: Simulation, id: string | undefined): InstantlyCampaign[] {
  const campaigns = [...simulation.state.campaigns.values()];
  if (id === undefined) return campaigns;
  const found = campaigns.filter((campaign) => campaign.id === id);
  if (found.length === 0) throw new ControlError(`campaign: there is no campaign ${id}`);
  return found;
}

function workspaceOf({ options, state }: Simulation): Workspace {
  return { accounts: options.accounts, seed: options.seed, state };
}
