import { SENDING_DEFAULTS } from "@leadgen/core";
import { z } from "zod";
import { anything, loose, looseNumber, looseText, neededNumber, numberIn, recordIn } from "../call/loose.ts";
import { parseShape } from "../call/shape.ts";
import { bodyTemplate } from "./mail.ts";

/** Instantly's numbers for a campaign's status; negative ones are kinds of trouble. */
const STATUS = { 0: "DRAFT", 1: "ACTIVE", 2: "PAUSED", 3: "COMPLETED", 4: "ACTIVE" } as const;

export type SendingCampaignStatus = "DRAFT" | "ACTIVE" | "PAUSED" | "COMPLETED" | "UNHEALTHY";

/** A campaign at the sender. */
export interface SendingCampaign {
  readonly campaignId: string;
  readonly name: string;
  readonly status: SendingCampaignStatus;
}

/** When the sender may send. Times are `HH:MM`. */
export interface SendingWindow {
  readonly from: string;
  readonly to: string;
  /** 0 to 6; Instantly does not say which day 0 is, Sunday is the usual reading. */
  readonly days: readonly number[];
  /** One of `SENDING_TIME_ZONES`. */
  readonly timezone: string;
}

/** A draft needs hours too; those that count come with the activation. */
const DRAFT_HOURS: SendingWindow = {
  from: SENDING_DEFAULTS.sendFrom,
  to: SENDING_DEFAULTS.sendTo,
  days: SENDING_DEFAULTS.sendDays,
  timezone: SENDING_DEFAULTS.timeZone,
};

export interface NewCampaign {
  readonly name: string;
  /** Addresses of the sender accounts. Without any, the campaign cannot send until someone adds one. */
  readonly senders?: readonly string[];
  readonly dailyLimit?: number;
  readonly window?: SendingWindow;
}

/** The custom variable that holds each lead's subject; the body is Instantly's own `personalization`. */
export const SUBJECT_VARIABLE = "email_subject";

/** As Instantly takes it, in a new campaign and in a change. */
export function scheduleRequest({ from, to, days, timezone }: SendingWindow) {
  const schedule = {
    name: "Sending hours",
    timing: { from, to },
    days: Object.fromEntries(days.map((day) => [String(day), true])),
    timezone,
  };
  return { schedules: [schedule] };
}

/** One mail a lead: its own subject, and its own body above the sender's address line. */
export function sequencesRequest(addressLine: string | null) {
  const variant = { subject: `{{${SUBJECT_VARIABLE}}}`, body: bodyTemplate(addressLine) };
  return [{ steps: [{ type: "email", delay: 0, delay_unit: "days", variants: [variant] }] }];
}

/**
 * The body of `POST /campaigns`. Unknown keys are rejected. Without `text_only`: what that does to the `<br/>` of a body
 * is not documented.
 */
export function campaignRequest({ name, senders = [], dailyLimit, window = DRAFT_HOURS }: NewCampaign) {
  return {
    name,
    campaign_schedule: scheduleRequest(window),
    sequences: sequencesRequest(null),
    ...(senders.length > 0 && { email_list: senders }),
    ...(dailyLimit !== undefined && { daily_limit: dailyLimit }),
    stop_on_reply: true,
  };
}

/** Fields of the request that this campaign brought itself; the rest is equal for all. */
export function fieldsOf({ senders = [], dailyLimit, window }: NewCampaign): string[] {
  return [
    "name",
    ...(senders.length > 0 ? ["email_list"] : []),
    ...(dailyLimit === undefined ? [] : ["daily_limit"]),
    ...(window === undefined ? [] : ["campaign_schedule"]),
  ];
}

const campaignId = z.string().min(1).max(200);

export const createdCampaignSchema = z.object({ id: campaignId }).transform(({ id }) => ({ campaignId: id }));

function statusOf(status: number): SendingCampaignStatus {
  return STATUS[status as keyof typeof STATUS] ?? "UNHEALTHY";
}

/** One campaign, asked for by its id. */
export const campaignStateSchema = z.object({ status: neededNumber.transform(statusOf), name: looseText });

/** Campaigns by name: what a campaign of another name looks like is not needed. */
export const campaignPageSchema = z.object({ items: z.array(z.unknown()), next_starting_after: looseText });

const namedCampaignSchema = z.object({ id: campaignId, name: z.string(), status: looseNumber }).transform(
  ({ id, name, status }): SendingCampaign => ({
    campaignId: id,
    name,
    status: status === null ? "UNHEALTHY" : statusOf(status),
  }),
);

/**
 * The campaign of exactly this name, or null.
 *
 * @throws ShapeMismatch if one that may have it cannot be read
 */
export function campaignNamed(name: string, items: readonly unknown[]): SendingCampaign | null {
  const item = items.find((each) => {
    const other = recordIn(each)?.name;
    return typeof other !== "string" || other === name;
  });
  return item === undefined ? null : parseShape(namedCampaignSchema, item);
}

/** A number of things, also one that came as a text; null: not told. */
const count = loose((value) => {
  const number = numberIn(value);
  return number !== null && Number.isSafeInteger(number) && number >= 0 ? number : null;
});

/** Rows of other campaigns are not needed. */
export const analyticsSchema = z.array(anything);

/** What the sender has done so far for a campaign. A row without any count is none. */
const analyticsRowSchema = z
  .object({
    leads_count: count,
    contacted_count: count,
    emails_sent_count: count,
    open_count: count,
    reply_count: count,
    link_click_count: count,
    bounced_count: count,
    unsubscribed_count: count,
    completed_count: count,
  })
  .refine((row) => Object.values(row).some((each) => each !== null), { path: ["leads_count"] });

/** Null: the sender does not say, which it may for what it does not track. */
export interface CampaignAnalytics {
  readonly leads: number | null;
  readonly contacted: number | null;
  readonly sent: number | null;
  readonly opened: number | null;
  readonly replied: number | null;
  readonly clicked: number | null;
  readonly bounced: number | null;
  readonly unsubscribed: number | null;
  readonly completed: number | null;
}

const NOTHING_YET: z.output<typeof analyticsRowSchema> = {
  ...{ leads_count: 0, contacted_count: 0, emails_sent_count: 0, open_count: 0, reply_count: 0 },
  ...{ link_click_count: 0, bounced_count: 0, unsubscribed_count: 0, completed_count: 0 },
};

/**
 * A campaign that has not sent anything may be missing from the list: all zero.
 *
 * @throws ShapeMismatch if its row, or one that does not say whose it is, cannot be read
 */
export function analyticsOf(campaignId: string, rows: readonly unknown[]): CampaignAnalytics {
  const own = rows.find((each) => {
    const other = recordIn(each)?.campaign_id;
    return typeof other !== "string" || other === campaignId;
  });
  const row = own === undefined ? NOTHING_YET : parseShape(analyticsRowSchema, own);
  return {
    leads: row.leads_count,
    contacted: row.contacted_count,
    sent: row.emails_sent_count,
    opened: row.open_count,
    replied: row.reply_count,
    clicked: row.link_click_count,
    bounced: row.bounced_count,
    unsubscribed: row.unsubscribed_count,
    completed: row.completed_count,
  };
}
