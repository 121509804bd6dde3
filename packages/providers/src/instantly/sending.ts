import { z } from "zod";
import { looseNumber, looseText, recordIn } from "../call/loose.ts";
import { parseShape, ShapeMismatch } from "../call/shape.ts";
import { type SendingWindow, scheduleRequest, sequencesRequest } from "./campaign.ts";

/** How a campaign sends, all of it at once: what is left out would stay as somebody set it at Instantly. */
export interface CampaignSending {
  /** Addresses of accounts of the workspace. */
  readonly senders: readonly string[];
  readonly dailyLimit: number;
  readonly window: SendingWindow;
  readonly addressLine: string | null;
  /** Whether each mail has the header `List-Unsubscribe`. */
  readonly optOut: boolean;
}

/** The body of `PATCH /campaigns/{id}`: fields of its creation. */
export function sendingRequest({ senders, dailyLimit, window, addressLine, optOut }: CampaignSending) {
  return {
    email_list: senders,
    daily_limit: dailyLimit,
    campaign_schedule: scheduleRequest(window),
    sequences: sequencesRequest(addressLine),
    insert_unsubscribe_header: optOut,
  };
}

/** Those of its fields that a person entered for this campaign; `sequences` is ours but for a line. */
export const SENDING_REQUEST_FIELDS = ["email_list", "daily_limit", "campaign_schedule"] as const;

const ACCOUNT_STATUS = { 1: "ACTIVE", 2: "PAUSED", 3: "MAINTENANCE" } as const;

export type SenderStatus = "ACTIVE" | "PAUSED" | "MAINTENANCE" | "UNHEALTHY";

/** An account of the workspace, which mails are sent from. */
export interface SenderAccount {
  readonly email: string;
  readonly status: SenderStatus;
  /** Mails a day that the account may send, over all campaigns; null: not told. */
  readonly dailyLimit: number | null;
}

export interface SenderPage {
  readonly accounts: readonly SenderAccount[];
  /** Where the next page begins; null: this was the last. */
  readonly next: string | null;
}

const pageSchema = z.object({ items: z.array(z.unknown()), next_starting_after: looseText });

/** One whose status cannot be read is shown, and none to rely on. */
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

/** A last page may still carry a cursor, so an empty one is the end too. */
export function readSenders(json: unknown): { data: SenderPage } {
  const { items, next_starting_after: next } = parseShape(pageSchema, json);
  const accounts = items.map((item) => parseShape(accountSchema, item));
  return { data: { accounts, next: items.length < SENDER_PAGE || next === "" ? null : next } };
}

/**
 * Instantly's word for why a campaign sends or does not: of the diagnostics, else of the summary, else of the answer.
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
