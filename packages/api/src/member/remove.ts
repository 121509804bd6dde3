import { z } from "zod";
import type { Person } from "../access/actor.ts";
import { personIn } from "../access/person-in.ts";
import type { AccountsTx } from "../accounts/accounts.ts";
import { procedure } from "../procedure/procedure.ts";
import { id } from "../schema/fields.ts";
import { byId } from "../schema/input.ts";
import { readMember } from "./read-members.ts";
import { cancelInvitationsBy, holdOrganizationOf } from "./write-membership.ts";

export const remove = procedure({
  role: "admin",
  scope: "write",
  of: { id: "member" },
  person: true,
  rest: "DELETE /members/{id}",
  area: "Accounts",
  summary: "Remove a member",
  description: "The member's open invitations are cancelled.",
  refusals: ["WRONG_STATE"],
})
  .input(byId)
  .output(z.object({ id, removed: z.literal(true) }))
  .mutation(async ({ ctx, input }) => {
    await ctx.writeAccounts((accounts) => removeMember(accounts, { id: input.id, by: personIn(ctx.actor) }));
    return { id: input.id, removed: true as const };
  });

/** @throws ApiError FORBIDDEN, WRONG_STATE for the last owner. */
async function removeMember(
  { auth, tx, actAs }: AccountsTx,
  input: { readonly id: string; readonly by: Person },
): Promise<void> {
  const organizationId = await holdOrganizationOf(tx, input.id);
  const { userId } = await readMember(tx, input.id);
  const body = { memberIdOrEmail: input.id, organizationId };
  await auth.removeMember({ body, headers: await actAs(input.by.userId) });
  await cancelInvitationsBy(tx, { organizationId, userId });
}
