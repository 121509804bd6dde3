import { SENDING_FIELDS, SENDING_STATES } from "@leadgen/core";
import { z } from "zod";
import { count, countOrNull, id, named, page, text, textOrNull, time, timeOrNull } from "../schema/fields.ts";

const sender = named(
  "Sender",
  z.object({
    email: text,
    status: z.enum(["ACTIVE", "PAUSED", "MAINTENANCE", "UNHEALTHY"]),
    /** Mails a day over all campaigns; null: Instantly does not say. */
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
    /** Being taken out at Instantly: gets no mail. */
    leaving: z.boolean(),
  }),
);
export const mailPage = page(mail);
export type MailPage = z.output<typeof mailPage>;

const activationBlocker = z.object({
  code: z.enum(["WRONG_STATE", "BREAKER_OPEN", "PRECONDITION_FAILED"]),
  /** The setting that it is about. */
  field: z.enum(SENDING_FIELDS as [string, ...string[]]).nullable(),
  message: text,
});

export const activationCheck = z.object({
  canActivate: z.boolean(),
  /** Who would get the mail. */
  people: count,
  /** Who is still to be taken out at Instantly; the activation waits for it. */
  leaving: count,
  unmet: z.array(activationBlocker),
});

const state = z.enum(SENDING_STATES);

export const activated = z.object({ id, state, people: count });
/** `leaving`: false if the lead was on the way out already. */
export const takenOut = z.object({ id, leadId: id, leaving: z.boolean() });
export const paused = z.object({ id, state });

export const sendingStatus = named(
  "SendingStatus",
  z.object({
    campaignId: id,
    state,
    since: timeOrNull,
    by: textOrNull,
    /** Instantly's word, such as `healthy` or `out_of_schedule`. */
    atInstantly: text,
    /** The same in words: why it sends or does not. */
    reason: text,
    askedAt: time,
  }),
);
export type SendingStatus = z.output<typeof sendingStatus>;
