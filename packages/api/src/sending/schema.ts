import { SENDING_FIELDS, SENDING_STATES } from "@leadgen/core";
import { z } from "zod";
import { count, countOrNull, id, named, page, text, textOrNull, time, timeOrNull } from "../schema/fields.ts";

const sender = named(
  "Sender",
  z.object({
    email: text,
    status: z.enum(["ACTIVE", "PAUSED", "MAINTENANCE", "UNHEALTHY"]),
    /** Mails per day over all campaigns; null: Instantly does not report it. */
    dailyLimit: countOrNull,
  }),
);
export const senders = z.object({ items: z.array(sender) });

const mail = named(
  "ArrivingMail",
  z.object({
    /** The lead's id. */
    id,
    to: text,
    firstName: textOrNull,
    lastName: textOrNull,
    title: textOrNull,
    companyName: textOrNull,
    subject: text,
    /** The body as it is sent. */
    html: text,
    /** The body as a mail program shows it. */
    text,
    /** Whether the lead is being removed at Instantly, so it gets no mail. */
    leaving: z.boolean(),
  }),
);
export const mailPage = page(mail);
export type MailPage = z.output<typeof mailPage>;

const activationBlocker = z.object({
  code: z.enum(["WRONG_STATE", "BREAKER_OPEN", "PRECONDITION_FAILED"]),
  /** The setting concerned. */
  field: z.enum(SENDING_FIELDS as [string, ...string[]]).nullable(),
  message: text,
});

export const activationCheck = z.object({
  canActivate: z.boolean(),
  /** Number of people who would get the mail. */
  people: count,
  /** Number of people still being removed at Instantly; the activation must wait for it. */
  leaving: count,
  unmet: z.array(activationBlocker),
});

const state = z.enum(SENDING_STATES);

export const activated = z.object({ id, state, people: count });
/** `leaving`: false if the lead was already being removed. */
export const takenOut = z.object({ id, leadId: id, leaving: z.boolean() });
export const paused = z.object({ id, state });

export const sendingStatus = named(
  "SendingStatus",
  z.object({
    campaignId: id,
    state,
    since: timeOrNull,
    by: textOrNull,
    /** Instantly's term, such as `healthy` or `out_of_schedule`. */
    atInstantly: text,
    /** The term as a sentence: why it sends or does not. */
    reason: text,
    askedAt: time,
  }),
);
export type SendingStatus = z.output<typeof sendingStatus>;
