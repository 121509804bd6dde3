import type { Row } from "@leadgen/db";
import { z } from "zod";
import type { Person } from "../access/actor.ts";
import { personIn } from "../access/person-in.ts";
import type { AccountsTx } from "../accounts/accounts.ts";
import { notFound } from "../db/must-exist.ts";
import { cancelInvitationsBy, holdOrganizationOf } from "../member/write-membership.ts";
import { procedure } from "../procedure/procedure.ts";
import { id } from "../schema/fields.ts";
import { byId } from "../schema/input.ts";
import type { AuditNote } from "../trail/audited.ts";

/** Ends the caller's own membership. */
export const leave = procedure({
  role: "member",
  scope: "write",
  of: { id: "organization" },
  target: "member",
  person: true,
  rest: "POST /organizations/{id}/leave",
  area: "Accounts",
  summary: "Leave an organization",
  refusals: ["WRONG_STATE"],
})
  .input(byId)
  .output(z.object({ id, left: z.literal(true) }))
  .mutation(async ({ ctx, input }) => {
    const by = personIn(ctx.actor);
    await ctx.writeAccounts((accounts, note) =>
      leaveOrganization(accounts, note, { organizationId: input.id, by }),
    );
    return { id: input.id, left: true as const };
  });

/** Notes the former membership for the audit. @throws ApiError NOT_FOUND, WRONG_STATE for the last owner. */
async function leaveOrganization(
  { auth, tx, actAs }: AccountsTx,
  note: AuditNote,
  { organizationId, by }: { readonly organizationId: string; readonly by: Person },
): Promise<void> {
  const [member] = await tx.query<Pick<Row<"member">, "id" | "role">>(
    "SELECT id, role FROM member WHERE organization_id = $1::uuid AND user_id = $2::uuid",
    [organizationId, by.userId],
  );
  if (member === undefined) throw notFound("organization", organizationId);
  await holdOrganizationOf(tx, member.id);
  await auth.leaveOrganization({ body: { organizationId }, headers: await actAs(by.userId) });
  await cancelInvitationsBy(tx, { organizationId, userId: by.userId });
  note.targetId = member.id;
  note.before = { user_id: by.userId, role: member.role };
}
