import {
  hoursProblem,
  MAX_DAILY_LIMIT,
  SENDING_DEFAULTS,
  type SendingField,
  type SendingSettings,
  sendingFields,
} from "@leadgen/core";
import * as z from "zod";
import { readWhole } from "../../lib/read-whole.ts";

/** The sending settings in a form while a person fills it in. */
export interface SendingDraft {
  readonly senders: string[];
  /** As typed, like the times. */
  readonly dailyLimit: string;
  readonly sendFrom: string;
  readonly sendTo: string;
  readonly sendDays: number[];
  readonly timeZone: string;
  readonly addressLine: string;
  readonly optOut: boolean;
}

export type SendingErrors = Partial<Record<SendingField, string>>;

/** The form's values for stored settings. */
export const sendingDraftOf = (
  stored: Omit<SendingSettings, "timeZone"> & { timeZone: string },
): SendingDraft => ({
  senders: stored.senders,
  dailyLimit: String(stored.dailyLimit),
  sendFrom: stored.sendFrom,
  sendTo: stored.sendTo,
  sendDays: stored.sendDays,
  timeZone: stored.timeZone,
  addressLine: stored.addressLine ?? "",
  optOut: stored.optOut,
});

export const EMPTY_SENDING: SendingDraft = sendingDraftOf(SENDING_DEFAULTS);

const schema = z.object(sendingFields);

/** Messages for common mistakes; for others the schema's own message is shown. */
const WORDS: SendingErrors = {
  senders: "Enter addresses of accounts of the Instantly workspace, each once.",
  dailyLimit: `Enter a whole number from 1 to ${MAX_DAILY_LIMIT.toLocaleString("en-US")}.`,
  sendDays: "Choose at least one day.",
};

/** The API's input, or the error of each field. Uses the schemas of the API's own check. */
export function parseSending(draft: SendingDraft): { input: SendingSettings } | { errors: SendingErrors } {
  const addressLine = draft.addressLine.trim() === "" ? null : draft.addressLine;
  const parsed = schema.safeParse({ ...draft, dailyLimit: readWhole(draft.dailyLimit), addressLine });
  if (!parsed.success) return { errors: Object.fromEntries(parsed.error.issues.map(fieldError)) };
  const hours = hoursProblem(parsed.data);
  return hours === null
    ? { input: parsed.data }
    : { errors: { [hours.field]: "It must end later than it begins, on the same day." } };
}

function fieldError(issue: z.core.$ZodIssue): [SendingField, string] {
  const field = issue.path[0] as SendingField;
  return [field, WORDS[field] ?? issue.message];
}
