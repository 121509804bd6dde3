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
  /** Addresses and domains; a domain covers everything below it. */
  values: z.array(contactValueSchema).min(1).max(1000),
  reason: reasonSchema.optional(),
});
type NewEntries = z.output<typeof newEntries>;

export const add = procedure({
  role: "member",
  scope: "write",
  of: { organizationId: "organization" },
  rest: "POST /organizations/{organizationId}/do-not-contact",
  area: "Do not contact",
  summary: "Enter addresses and domains",
  description:
    "A domain covers all addresses and companies at it and below it. Leads that wait are stopped before their next call, as BLOCKLISTED; those that are with the sender already are counted in the answer.",
  status: 201,
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

/**
 * The workers look at the list before each call for a lead, so what waits is stopped there; what is with the sender
 * already is counted.
 * @throws ApiError NOT_FOUND.
 */
async function addEntries(tx: Tx, input: NewEntries & { createdBy: string }): Promise<DoNotContactAdded> {
  await mustExist(tx, "organization", input.organizationId);
  const byValue = new Map(input.values.map(contactValue).map((entry) => [entry.value, entry]));
  const entries = [...byValue.values()].sort((a, b) => (a.value < b.value ? -1 : 1));
  const values = entries.map((entry) => entry.value);
  const rows = await tx.query<{ id: string }>(INSERT, [
    input.organizationId,
    entries.map((entry) => entry.kind),
    values,
    input.reason ?? null,
    input.createdBy,
  ]);
  const [hit] = await tx.query<Pick<DoNotContactAdded, "leadsStopped" | "leadsHandedOver">>(HIT, [
    input.organizationId,
    values,
  ]);
  return {
    added: rows.length,
    alreadyListed: entries.length - rows.length,
    leadsStopped: hit?.leadsStopped ?? 0,
    leadsHandedOver: hit?.leadsHandedOver ?? 0,
  };
}

const INSERT = `
  INSERT INTO do_not_contact (organization_id, kind, value, reason, created_by)
  SELECT $1, kind, value, $4, $5 FROM unnest($2::do_not_contact_kind[], $3::text[]) AS entry (kind, value)
  ON CONFLICT (organization_id, value) DO NOTHING
  RETURNING id`;

const HIT = `
  SELECT count(*) FILTER (WHERE status IN ('FOUND', 'REVEALED'))::int AS "leadsStopped",
         count(*) FILTER (WHERE status = 'HANDED_OVER')::int AS "leadsHandedOver"
  FROM lead
  WHERE organization_id = $1 AND status IN ('FOUND', 'REVEALED', 'HANDED_OVER')
    AND contact_keys(email, company_domain) && $2::text[]`;
