import { z } from "zod";
import { looseNumber, looseText, recordIn } from "../call/loose.ts";
import { parseShape, ShapeMismatch } from "../call/shape.ts";
import { type SendingWindow, scheduleRequest, sequencesRequest } from "./campaign.ts";

/** All settings of a campaign's sending: an omitted one would stay as somebody set it at Instantly. */
export interface CampaignSending {
  /** Addresses of accounts of the workspace. */
  readonly senders: readonly string[];
  readonly dailyLimit: number;
  readonly window: SendingWindow;
  readonly addressLine: string | null;
  /** Whether each mail has the header `List-Unsubscribe`. */
  readonly optOut: boolean;
}

/** The body of `PATCH /campaigns/{id}`, which takes the fields of the creation. */
export function sendingRequest({ senders, dailyLimit, window, addressLine, optOut }: CampaignSending) {
  return {
    email_list: senders,
    daily_limit: dailyLimit,
    campaign_schedule: scheduleRequest(window),
    sequences: sequencesRequest(addressLine),
    insert_unsubscribe_header: optOut,
  };
}

/** The fields that a person filled in for this campaign; of `sequences`, a person only wrote the address line. */
export const SENDING_REQUEST_FIELDS = ["email_list", "daily_limit", "campaign_schedule"] as const;

const ACCOUNT_STATUS = { 1: "ACTIVE", 2: "PAUSED", 3: "MAINTENANCE" } as const;

export type SenderStatus = "ACTIVE" | "PAUSED" | "MAINTENANCE" | "UNHEALTHY";

/** An account of the workspace that mails are sent from. */
export interface SenderAccount {
  readonly email: string;
  readonly status: SenderStatus;
  /** Mails a day that the account may send, over all campaigns; null if Instantly does not say. */
  readonly dailyLimit: number | null;
}

export interface SenderPage {
  readonly accounts: readonly SenderAccount[];
  /** The next page's cursor; null on the last page. */
  readonly next: string | null;
}

const pageSchema = z.object({ items: z.array(z.unknown()), next_starting_after: looseText });

/** An account with an unreadable status is listed as UNHEALTHY. */
const accountSchema = z
  .object({ email: z.string().min(1).max(320), status: looseNumber, daily_limit: looseNumber })
  .transform(
    ({ email, status, daily_limit: dailyLimit }): SenderAccount => ({
      email: email.toLowerCase(),
      status: ACCOUNT_STATUS[status as keyof typeof ACCOUNT_STATUS] ?? "UNHEALTHY",
      dailyLimit,
    }),
  );

export const SENDER_PAGE = 100;

/** A last page may carry a cursor, and a page that isn't full may be followed by others: only an empty page ends the list. */
export function readSenders(json: unknown): { data: SenderPage } {
  const { items, next_starting_after: next } = parseShape(pageSchema, json);
  const accounts = items.map((item) => parseShape(accountSchema, item));
  return { data: { accounts, next: items.length === 0 || next === "" ? null : next } };
}

/**
 * Instantly's reason why a campaign sends or does not: from the diagnostics, else the summary, else the answer.
 *
 * @throws ShapeMismatch if none of them has one
 */
export function readSendingStatus(json: unknown): { data: { status: string } } {
  const answer = recordIn(json);
  for (const part of [recordIn(answer?.diagnostics), recordIn(answer?.summary), answer]) {
    const status = part?.status;
    if (typeof status === "string" && status !== "") return { data: { status: status.slice(0, 100) } };
  }
  throw new ShapeMismatch("the answer has an unexpected shape at diagnostics.status.");
}
