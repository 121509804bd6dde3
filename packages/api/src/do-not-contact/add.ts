import { MAX_CONTACT_VALUES } from "@leadgen/core";
import { addDoNotContact } from "@leadgen/core/outreach";
import type { Tx } from "@leadgen/db";
import { z } from "zod";
import { actorName } from "../access/actor.ts";
import { mustExist } from "../db/must-exist.ts";
import { procedure } from "../procedure/procedure.ts";
import { idSchema, reasonSchema } from "../schema/input.ts";
import { contactValue, contactValueSchema } from "./contact-value.ts";
import { type DoNotContactAdded, doNotContactAdded } from "./schema.ts";

const newEntries = z.strictObject({
  organizationId: idSchema,
  /** Addresses and domains; a domain covers its subdomains. */
  values: z.array(contactValueSchema).min(1).max(MAX_CONTACT_VALUES),
  reason: reasonSchema.optional(),
});
type NewEntries = z.output<typeof newEntries>;

export const add = procedure({
  role: "member",
  scope: "write",
  of: { organizationId: "organization" },
  rest: "POST /organizations/{organizationId}/do-not-contact",
  area: "Do not contact",
  summary: "Add addresses and domains",
  description:
    "A domain covers all addresses and companies at it and below it. Waiting leads are stopped before their next call, as BLOCKLISTED. Leads that the sender already has are removed there by WITHDRAW_LEAD jobs, which wait while the breaker is OPEN. Mails already sent cannot be recalled.",
  status: 201,
  once: true,
  example: { values: ["ada@example.com", "example.org"], reason: "Asked not to be written to" },
})
  .input(newEntries)
  .output(doNotContactAdded)
  .mutation(({ ctx, input }) =>
    ctx.write((tx, note) => {
      note.after = { values: input.values, reason: input.reason ?? null };
      return addEntries(tx, { ...input, createdBy: actorName(ctx.actor) });
    }),
  );

/** @throws ApiError NOT_FOUND. */
async function addEntries(tx: Tx, input: NewEntries & { createdBy: string }): Promise<DoNotContactAdded> {
  const { organizationId, reason = null, createdBy } = input;
  await mustExist(tx, "organization", organizationId);
  const byValue = new Map(input.values.map(contactValue).map((entry) => [entry.value, entry]));
  const entries = [...byValue.values()];
  const hit = await addDoNotContact(tx, { organizationId, entries, reason, createdBy });
  return { ...hit, alreadyListed: entries.length - hit.added };
}
