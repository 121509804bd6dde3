import { timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { MEMBER_ROLES, type MemberRole, type Person } from "../access/actor.ts";
import { personIn } from "../access/person-in.ts";
import type { AccountsTx } from "../accounts/accounts.ts";
import { hashOf, ONE_TIME_SECRET } from "../accounts/one-time-secret.ts";
import { ApiError } from "../errors/api-error.ts";
import { memberRole } from "../member/schema.ts";
import { procedure } from "../procedure/procedure.ts";
import { id } from "../schema/fields.ts";

const joined = z.object({ id, organizationId: id, role: memberRole });

export const accept = procedure({
  role: "user",
  scope: "login",
  target: "member",
  person: true,
  rest: "POST /invitations/accept",
  area: "Accounts",
  summary: "Accept an invitation",
  example: { secret: `0198c0de-0000-7000-8000-000000000006.${"A".repeat(43)}` },
  refusals: ["NOT_FOUND", "WRONG_STATE"],
})
  .input(
    z.strictObject({
      secret: z.string().regex(ONE_TIME_SECRET, "must be the last part of an invitation's link"),
    }),
  )
  .output(joined)
  .mutation(({ ctx, input }) =>
    ctx.writeAccounts(async (accounts, note) => {
      const member = await join(accounts, { ...input, by: personIn(ctx.actor) });
      note.organizationId = member.organizationId;
      return member;
    }),
  );

interface Open {
  readonly organizationId: string;
  readonly role: MemberRole;
  readonly inviterRole: MemberRole | null;
  readonly secretHash: Uint8Array | null;
}

/**
 * The invitation must be for the caller's e-mail address, and the inviter must still have the right to invite.
 * @returns the new membership. @throws ApiError NOT_FOUND for a wrong, expired or used link; FORBIDDEN for another person's.
 */
async function join(
  { auth, tx, actAs }: AccountsTx,
  input: { readonly secret: string; readonly by: Person },
): Promise<z.output<typeof joined>> {
  const [invitationId = "", random = ""] = input.secret.split(".");
  const [open] = await tx.query<Open>(OPEN, [invitationId]);
  const right =
    open?.secretHash != null &&
    timingSafeEqual(Buffer.from(open.secretHash), hashOf(random)) &&
    entitled(open);
  if (!right) throw new ApiError("NOT_FOUND", "There is no such invitation, or it is no longer open.");
  const { member } = await auth.acceptInvitation({
    body: { invitationId },
    headers: await actAs(input.by.userId),
  });
  return { id: member.id, organizationId: open.organizationId, role: open.role };
}

/** Whether the inviter could still invite to this role today. */
const entitled = ({ role, inviterRole }: Open): boolean =>
  inviterRole !== null &&
  inviterRole !== "member" &&
  MEMBER_ROLES.indexOf(inviterRole) >= MEMBER_ROLES.indexOf(role);

const OPEN = `
  SELECT invitation.organization_id AS "organizationId", invitation.role, member.role AS "inviterRole",
         secret_hash AS "secretHash"
  FROM invitation
  LEFT JOIN member ON member.organization_id = invitation.organization_id AND member.user_id = inviter_id
  WHERE invitation.id = $1::uuid AND status = 'pending' AND expires_at > now()
  FOR UPDATE OF invitation`;
