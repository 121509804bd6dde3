import { z } from "zod";
import { procedure } from "../procedure/procedure.ts";
import { idSchema, nameSchema } from "../schema/input.ts";
import { readOrganization } from "./read-organization.ts";
import { oneOrganization } from "./schema.ts";

export const update = procedure({
  role: "admin",
  scope: "write",
  of: { id: "organization" },
  rest: "PATCH /organizations/{id}",
  area: "Organizations",
  summary: "Rename an organization",
  example: { name: "Nordkyst Shipping" },
})
  .input(z.strictObject({ id: idSchema, name: nameSchema.optional() }))
  .output(oneOrganization)
  .mutation(({ ctx, input }) =>
    ctx.write(async (tx) => {
      await tx.query("UPDATE organization SET name = coalesce($2, name) WHERE id = $1", [
        input.id,
        input.name ?? null,
      ]);
      return readOrganization(tx, input.id);
    }),
  );
