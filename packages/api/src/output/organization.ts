import { z } from "zod";
import { count, id, named, page, text, textOrNull, time } from "../schema/fields.ts";

export const organization = named(
  "Organization",
  z.object({ id, name: text, campaigns: count, createdAt: time }),
);
export const organizationPage = page(organization);

const doNotContactEntry = named(
  "DoNotContactEntry",
  z.object({
    id,
    organizationId: id,
    /** PERSON: Apollo's id of somebody whom a deleted campaign had contacted. */
    kind: z.enum(["ADDRESS", "DOMAIN", "PERSON"]),
    value: text,
    reason: textOrNull,
    createdBy: text,
    createdAt: time,
  }),
);
export const doNotContactPage = page(doNotContactEntry);

export const doNotContactAdded = z.object({
  added: count,
  /** Were in the list before. */
  alreadyListed: count,
  /** Leads that were still to be worked on, and won't be. */
  leadsStopped: count,
  /** Leads that are with the sender already: what went out can't be called back here. */
  leadsHandedOver: count,
});
