import type { CampaignSettings } from "./campaign-schema.ts";

/** A campaign as Instantly returns it; settings that the caller sent are kept as they came. */
export type InstantlyCampaign = CampaignSettings & {
  readonly id: string;
  /** 0 draft, 1 active, 2 paused, 3 completed. */
  readonly status: number;
  readonly timestamp_created: string;
  readonly timestamp_updated: string;
  readonly organization: string;
};

/** A lead as Instantly returns it: what was sent comes back under `payload`. */
export interface InstantlyLead {
  readonly id: string;
  readonly timestamp_created: string;
  readonly timestamp_updated: string;
  readonly organization: string;
  /** See `LEAD_STATUS`. */
  readonly status: number;
  readonly email: string;
  readonly campaign: string | null;
  readonly list_id: string | null;
  readonly first_name: string | null;
  readonly last_name: string | null;
  readonly company_name: string | null;
  readonly company_domain: string | null;
  readonly job_title: string | null;
  readonly website: string | null;
  readonly phone: string | null;
  readonly personalization: string | null;
  readonly payload: Readonly<Record<string, unknown>>;
  /** When the last mail went out; null before the first. */
  readonly timestamp_last_contact: string | null;
  readonly email_open_count: number;
  readonly email_reply_count: number;
  readonly email_click_count: number;
  readonly status_summary: Readonly<Record<string, unknown>>;
  readonly verification_status: number;
}

/** An account of the workspace that mails are sent from. */
export interface InstantlySender {
  readonly email: string;
  readonly first_name: string;
  readonly last_name: string;
  /** 1 active, 2 paused, 3 maintenance, negative: trouble. */
  readonly status: number;
  /** Mails a day. */
  readonly daily_limit: number;
}

/** An address or a domain that the workspace never writes to. */
export interface BlocklistEntry {
  readonly id: string;
  readonly timestamp_created: string;
  readonly organization: string;
  readonly bl_value: string;
  readonly is_domain: boolean;
}

/** A mail as its recipient gets it. */
export interface ArrivedMail {
  readonly id: string;
  readonly campaign: string;
  readonly lead: string;
  /** ISO 8601 UTC; null in a preview. */
  readonly sentAt: string | null;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  /** The body as it is sent. */
  readonly html: string;
  /** The body as a mail program shows it. */
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** What a recipient does with a mail, or what becomes of it. */
export const LEAD_EVENTS = ["opened", "clicked", "replied", "bounced", "unsubscribed", "completed"] as const;

export type LeadEvent = (typeof LEAD_EVENTS)[number];
