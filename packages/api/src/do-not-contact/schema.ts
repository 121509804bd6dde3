import { z } from "zod";
import { count, id, named, page, text, textOrNull, time } from "../schema/fields.ts";

/** PERSON: Apollo's id of a person whom a deleted campaign had contacted. */
export const contactKind = z.enum(["ADDRESS", "DOMAIN", "PERSON"]);

const doNotContactEntry = named(
  "DoNotContactEntry",
  z.object({
    id,
    organizationId: id,
    kind: contactKind,
    value: text,
    reason: textOrNull,
    createdBy: text,
    createdAt: time,
  }),
);
export const doNotContactPage = page(doNotContactEntry);
export type DoNotContactPage = z.output<typeof doNotContactPage>;

export const doNotContactAdded = z.object({
  added: count,
  /** Values that were already in the list. */
  alreadyListed: count,
  /** Leads that still waited for work and are stopped. */
  leadsStopped: count,
  /** Leads that the sender already has: mails already sent cannot be recalled. */
  leadsHandedOver: count,
  /** WITHDRAW_LEAD jobs created to remove them there. A lead that already has one gets no second. */
  leadsWithdrawn: count,
});
export type DoNotContactAdded = z.output<typeof doNotContactAdded>;

/** The removed entry. */
export const removed = z.object({ id });
