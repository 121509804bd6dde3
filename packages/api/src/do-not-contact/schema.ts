import { z } from "zod";
import { count, id, named, page, text, textOrNull, time } from "../schema/fields.ts";

/** PERSON: Apollo's id of somebody whom a deleted campaign had contacted. */
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
  /** Were in the list before. */
  alreadyListed: count,
  /** Leads that were still to be worked on, and won't be. */
  leadsStopped: count,
  /** Leads that are with the sender already: what went out can't be called back. */
  leadsHandedOver: count,
  /** WITHDRAW_LEAD jobs made, which take them out there. A lead that has one already gets no second. */
  leadsWithdrawn: count,
});
export type DoNotContactAdded = z.output<typeof doNotContactAdded>;

/** What is gone now. */
export const removed = z.object({ id });
