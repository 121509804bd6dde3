import { autocommit } from "@leadgen/db";
import { z } from "zod";
import { actorName } from "../access/actor.ts";
import { contactValue, contactValueSchema } from "../input/contact-value.ts";
import { procedure } from "../listed.ts";
import { doNotContactAdded, doNotContactPage } from "../output/organization.ts";
import { removed } from "../output/removed.ts";
import { DO_NOT_CONTACT_KINDS, DO_NOT_CONTACT_SORTS, listDoNotContact } from "../read/list-do-not-contact.ts";
import { idSchema, reasonSchema, searchText } from "../schema/input.ts";
import { pageFields } from "../schema/page.ts";
import { sortFields } from "../schema/sorted.ts";
import { addDoNotContact } from "../write/add-do-not-contact.ts";
import { removeDoNotContact } from "../write/remove-do-not-contact.ts";

const filter = z.strictObject({
  organizationId: idSchema,
  kind: z.enum(DO_NOT_CONTACT_KINDS).optional(),
  q: searchText.optional(),
  ...sortFields(DO_NOT_CONTACT_SORTS, "desc"),
  ...pageFields,
});

const entries = z.strictObject({
  organizationId: idSchema,
  /** Addresses and domains; a domain covers everything below it. */
  values: z.array(contactValueSchema).min(1).max(1000),
  reason: reasonSchema.optional(),
});

/** Whom an organization does not write to: enforced by the workers before each paid call and before the sender. */
export const doNotContactRouter = {
  list: procedure("doNotContact.list")
    .input(filter)
    .output(doNotContactPage)
    .query(({ ctx, input }) => listDoNotContact(autocommit(ctx.deps.pool), input)),

  add: procedure("doNotContact.add")
    .input(entries)
    .output(doNotContactAdded)
    .mutation(({ ctx, input }) =>
      ctx.write((tx, note) => {
        note.after = { values: input.values, reason: input.reason ?? null };
        return addDoNotContact(tx, {
          organizationId: input.organizationId,
          entries: input.values.map(contactValue),
          reason: input.reason,
          createdBy: actorName(ctx.actor),
        });
      }),
    ),

  remove: procedure("doNotContact.remove")
    .input(z.strictObject({ organizationId: idSchema, entryId: idSchema }))
    .output(removed)
    .mutation(({ ctx, input }) =>
      ctx.write(async (tx, note) => {
        const entry = await removeDoNotContact(tx, input);
        note.before = entry;
        return { id: entry.id };
      }),
    ),
};
