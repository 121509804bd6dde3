import type { SendingField } from "@leadgen/core";

/** The labels of the sending fields. */
export const SENDING_WORDS: Readonly<Record<SendingField, string>> = {
  senders: "Senders",
  dailyLimit: "Mails a day, at most",
  sendFrom: "From",
  sendTo: "To",
  sendDays: "Days",
  timeZone: "Time zone",
  addressLine: "Sender's postal address",
  optOut: "Opt-out header",
};
