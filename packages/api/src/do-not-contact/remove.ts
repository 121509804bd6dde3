import { columns, type RowOf, type Tx } from "@leadgen/db";
import { z } from "zod";
import { ApiError } from "../errors/api-error.ts";
import { procedure } from "../procedure/procedure.ts";
import { idSchema } from "../schema/input.ts";
import { removed } from "./schema.ts";

const which = z.strictObject({ organizationId: idSchema, entryId: idSchema });

export const remove = procedure({
  role: "member",
  scope: "write",
  of: { organizationId: "organization", entryId: "do_not_contact" },
  rest: "DELETE /organizations/{organizationId}/do-not-contact/{entryId}",
  area: "Do not contact",
  summary: "Remove an entry",
  description: "Leads that it stopped stay as they are.",
})
  .input(which)
  .output(removed)
  .mutation(({ ctx, input }) =>
    ctx.write(async (tx, note) => {
      const entry = await removeEntry(tx, input);
      note.before = entry;
      return { id: entry.id };
    }),
  );

const ENTRY = columns("do_not_contact", ["id", "kind", "value", "reason"]);

/** @throws ApiError NOT_FOUND. */
async function removeEntry(tx: Tx, input: z.output<typeof which>): Promise<RowOf<typeof ENTRY>> {
  const [row] = await tx.query<RowOf<typeof ENTRY>>(
    `DELETE FROM do_not_contact WHERE id = $1 AND organization_id = $2 RETURNING ${ENTRY}`,
    [input.entryId, input.organizationId],
  );
  if (row === undefined) throw new ApiError("NOT_FOUND", `There is no entry ${input.entryId} in this list.`);
  return row;
}
