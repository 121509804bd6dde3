import { SENDING_DEFAULTS } from "@leadgen/core";
import { z } from "zod";
import { anything, loose, looseNumber, looseText, neededNumber, numberIn, recordIn } from "../call/loose.ts";
import { parseShape } from "../call/shape.ts";
import { bodyTemplate } from "./mail.ts";

/** Instantly's numbers for a campaign's status; negative numbers are kinds of trouble. */
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
  /** 0 to 6. Instantly does not document which day 0 is; most people assume Sunday. */
  readonly days: readonly number[];
  /** One of `SENDING_TIME_ZONES`. */
  readonly timezone: string;
}

/** Instantly requires hours for a draft too; the activation sets the real ones. */
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

/** The `campaign_schedule` of a new or a changed campaign. */
export function scheduleRequest({ from, to, days, timezone }: SendingWindow) {
  const schedule = {
    name: "Sending hours",
    timing: { from, to },
    days: Object.fromEntries(days.map((day) => [String(day), true])),
    timezone,
  };
  return { schedules: [schedule] };
}

/** One mail for each lead: its own subject, and its own body above the sender's address line. */
export function sequencesRequest(addressLine: string | null) {
  const variant = { subject: `{{${SUBJECT_VARIABLE}}}`, body: bodyTemplate(addressLine) };
  return [{ steps: [{ type: "email", delay: 0, delay_unit: "days", variants: [variant] }] }];
}

/**
 * The body of `POST /campaigns`. Unknown keys are rejected. It omits `text_only`, since its effect on the `<br/>` of a
 * body is not documented.
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

/** The request's fields that hold this campaign's own values; the other fields are equal for all campaigns. */
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

/** One campaign, looked up by its id. */
export const campaignStateSchema = z.object({ status: neededNumber.transform(statusOf), name: looseText });

/** Campaigns by name. Only the item with the wanted name is read strictly. */
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
 * @throws ShapeMismatch if an item that may have this name can't be read
 */
export function campaignNamed(name: string, items: readonly unknown[]): SendingCampaign | null {
  const item = items.find((each) => {
    const other = recordIn(each)?.name;
    return typeof other !== "string" || other === name;
  });
  return item === undefined ? null : parseShape(namedCampaignSchema, item);
}

/** A count, which may come as a text; null if it is missing. */
const count = loose((value) => {
  const number = numberIn(value);
  return number !== null && Number.isSafeInteger(number) && number >= 0 ? number : null;
});

/** Only the campaign's own row is read strictly. */
export const analyticsSchema = z.array(anything);

/** A campaign's counts at the sender. A row without any count is a mismatch. */
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

/** Null: the sender does not say, for example because it doesn't track it. */
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
 * The campaign's counts. A campaign that has not sent anything may be missing from the list: all counts are 0 then.
 *
 * @throws ShapeMismatch if the campaign's row, or a row without a campaign id, can't be read
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
