import type { Tx } from "@leadgen/db";
import { z } from "zod";
import { ApiError } from "../errors/api-error.ts";
import { procedure } from "../procedure/procedure.ts";
import { id } from "../schema/fields.ts";
import { byId } from "../schema/input.ts";

export const cancel = procedure({
  role: "admin",
  scope: "write",
  of: { id: "invitation" },
  person: true,
  rest: "DELETE /invitations/{id}",
  area: "Accounts",
  summary: "Cancel an invitation",
  refusals: ["WRONG_STATE"],
})
  .input(byId)
  .output(z.object({ id, status: z.literal("canceled") }))
  .mutation(async ({ ctx, input }) => {
    await ctx.write((tx) => cancelInvitation(tx, input.id));
    return { id: input.id, status: "canceled" as const };
  });

/** @throws ApiError WRONG_STATE if it is not open. */
async function cancelInvitation(tx: Tx, invitationId: string): Promise<void> {
  const cancelled = await tx.query(
    "UPDATE invitation SET status = 'canceled' WHERE id = $1::uuid AND status = 'pending' RETURNING id",
    [invitationId],
  );
  if (cancelled.length === 0) throw new ApiError("WRONG_STATE", "This invitation is no longer open.");
}
