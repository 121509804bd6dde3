import * as z from "zod";
import { SENDING_TIME_ZONES, zoneAdvice } from "./time-zones.ts";

/** Limits of what a person may enter. The database checks them too. */
export const MAX_SENDERS = 50;
export const MAX_DAILY_LIMIT = 10_000;
export const MAX_ADDRESS_LINE = 300;

const address = z
  .string()
  .trim()
  .toLowerCase()
  // Aborts, so that a very long text never reaches the pattern below, which would take minutes.
  .max(320, { error: "must have at most 320 characters", abort: true })
  .regex(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, "must be the address of an account of the Instantly workspace");

const timeOfDay = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "must be a time from 00:00 to 23:59, such as 09:30");

const distinct = (values: readonly unknown[]): boolean => new Set(values).size === values.length;

/** How a campaign's mails are sent. Kept in its row, and sent to Instantly when a person activates the sending. */
export const sendingFields = {
  /** Accounts of the workspace, by address. Instantly uses them in turn. */
  senders: z.array(address).max(MAX_SENDERS).refine(distinct, "must name each sender once"),
  /** Mails a day, over all senders. */
  dailyLimit: z.number().int().min(1).max(MAX_DAILY_LIMIT),
  sendFrom: timeOfDay,
  sendTo: timeOfDay,
  /** 0 is Sunday: Instantly does not document it, but that is the usual meaning. */
  sendDays: z
    .array(z.number().int().min(0).max(6))
    .min(1, "must name a day at least")
    .max(7)
    .refine(distinct, "must name each day once"),
  timeZone: z.enum(SENDING_TIME_ZONES, { error: ({ input }) => zoneAdvice(input) }),
  /** The sender's postal address in one line; it is added below each mail. */
  addressLine: z.string().trim().min(1, "must not be empty").max(MAX_ADDRESS_LINE).nullable(),
  /** Whether each mail carries the opt-out header. */
  optOut: z.boolean(),
};

const sendingSchema = z.object(sendingFields);
export type SendingSettings = z.output<typeof sendingSchema>;
export type SendingField = keyof SendingSettings;

export const SENDING_FIELDS = Object.keys(sendingFields) as readonly SendingField[];

/** The defaults of a new campaign. */
export const SENDING_DEFAULTS: SendingSettings = {
  senders: [],
  dailyLimit: 30,
  sendFrom: "09:00",
  sendTo: "17:00",
  sendDays: [1, 2, 3, 4, 5],
  timeZone: "Europe/Belgrade",
  addressLine: null,
  optOut: true,
};

/** A problem with one field; the message says what to do. */
export interface FieldProblem {
  readonly field: SendingField;
  readonly message: string;
}

type Hours = Pick<SendingSettings, "sendFrom" | "sendTo">;

/** Compares as text, which orders `HH:MM` correctly. */
export const hoursProblem = ({ sendFrom, sendTo }: Hours): FieldProblem | null =>
  sendFrom < sendTo
    ? null
    : {
        field: "sendTo",
        message: `must be later than ${sendFrom}, when they begin: hours do not go past midnight`,
      };

/** Every problem with these settings that prevents sending, whatever accounts the workspace has. */
export function sendingProblems(settings: Readonly<Record<SendingField, unknown>>): FieldProblem[] {
  const parsed = sendingSchema.safeParse(settings);
  if (!parsed.success) {
    return parsed.error.issues.map(({ path, message }) => ({ field: path[0] as SendingField, message }));
  }
  const { senders, addressLine, optOut } = parsed.data;
  const hours = hoursProblem(parsed.data);
  return [
    ...(senders.length > 0
      ? []
      : [{ field: "senders", message: "name at least one account of the workspace" } as const]),
    ...(hours === null ? [] : [hours]),
    ...(addressLine !== null
      ? []
      : [
          {
            field: "addressLine",
            message: "enter where the sender can be reached by post: the law wants it in each mail",
          } as const,
        ]),
    ...(optOut
      ? []
      : [
          {
            field: "optOut",
            message: "must be on: everyone who is written to must be able to opt out",
          } as const,
        ]),
  ];
}
