import { z } from "zod";
import { MEMBER_ROLES, type MemberRole, type Person } from "../access/actor.ts";
import { personIn } from "../access/person-in.ts";
import type { AccountsTx } from "../accounts/accounts.ts";
import { procedure } from "../procedure/procedure.ts";
import { idSchema } from "../schema/input.ts";
import { readMember } from "./read-members.ts";
import { type Member, oneMember } from "./schema.ts";
import { holdOrganizationOf } from "./write-membership.ts";

export const setRole = procedure({
  role: "admin",
  scope: "write",
  of: { id: "member" },
  person: true,
  rest: "PATCH /members/{id}",
  area: "Accounts",
  summary: "Change a member's role",
  example: { role: "admin" },
  refusals: ["WRONG_STATE"],
})
  .input(z.strictObject({ id: idSchema, role: z.enum(MEMBER_ROLES) }))
  .output(oneMember)
  .mutation(({ ctx, input }) =>
    ctx.writeAccounts((accounts) => giveRole(accounts, { ...input, by: personIn(ctx.actor) })),
  );

/** @throws ApiError FORBIDDEN, WRONG_STATE for the last owner. */
async function giveRole(
  { auth, tx, actAs }: AccountsTx,
  input: { readonly id: string; readonly role: MemberRole; readonly by: Person },
): Promise<Member> {
  const organizationId = await holdOrganizationOf(tx, input.id);
  const body = { memberId: input.id, role: input.role, organizationId };
  await auth.updateMemberRole({ body, headers: await actAs(input.by.userId) });
  return readMember(tx, input.id);
}
