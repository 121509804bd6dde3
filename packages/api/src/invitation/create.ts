import { z } from "zod";
import { MEMBER_ROLES, type Person } from "../access/actor.ts";
import { personIn } from "../access/person-in.ts";
import { emailSchema } from "../accounts/account-input.ts";
import type { AccountsTx } from "../accounts/accounts.ts";
import { mailAttempt } from "../accounts/attempts.ts";
import { INVITATION_SECONDS } from "../accounts/create-auth.ts";
import { invitationMail } from "../accounts/mails.ts";
import { hashOf, randomPart } from "../accounts/one-time-secret.ts";
import { takeAttempt } from "../accounts/take-attempt.ts";
import { procedure } from "../procedure/procedure.ts";
import { idSchema } from "../schema/input.ts";
import { type Invitation, type NewInvitation, newInvitation } from "./schema.ts";
import { SELECT_INVITATION } from "./select.ts";

const wanted = z.strictObject({
  organizationId: idSchema,
  email: emailSchema,
  role: z.enum(MEMBER_ROLES).default("member"),
});

export const create = procedure({
  role: "admin",
  scope: "write",
  of: { organizationId: "organization" },
  target: "invitation",
  person: true,
  rest: "POST /organizations/{organizationId}/invitations",
  area: "Accounts",
  summary: "Invite a person",
  description:
    "The link (`path`) works once, for this e-mail address, for a week. It is mailed if the installation sends mail (`mailed`); otherwise pass it on yourself.",
  status: 201,
  refusals: ["WRONG_STATE"],
})
  .input(wanted)
  .output(newInvitation)
  .mutation(async ({ ctx, input }) => {
    const { deps } = ctx;
    const { mail, publicUrl } = deps;
    const by = personIn(ctx.actor);
    const mailed = mail !== undefined && publicUrl !== undefined;
    if (mailed) await takeAttempt(deps.pool, mailAttempt(deps, by.userId));
    return ctx.writeAccounts(async (accounts) => {
      const { organization, ...made } = await invite(accounts, { ...input, by });
      const { email: to, inviterName: inviter } = made;
      if (mailed)
        await mail(accounts.tx, invitationMail({ to, link: publicUrl + made.path, organization, inviter }));
      return { ...made, mailed };
    });
  });

type Made = Omit<NewInvitation, "mailed"> & { readonly organization: string };

/**
 * A new invitation of an address cancels the previous one.
 * @throws ApiError FORBIDDEN, WRONG_STATE.
 */
async function invite(
  { auth, tx, actAs }: AccountsTx,
  { by, ...body }: z.output<typeof wanted> & { readonly by: Person },
): Promise<Made> {
  const { id } = await auth.createInvitation({ body, headers: await actAs(by.userId) });
  const random = randomPart();
  await tx.query(SET_UP, [id, hashOf(random), INVITATION_SECONDS]);
  const [item] = await tx.query<Invitation>(`${SELECT_INVITATION} WHERE invitation.id = $1::uuid`, [id]);
  if (item === undefined) throw new Error("api-e10: an invitation that is not there");
  const [of] = await tx.query<{ name: string }>("SELECT name FROM organization WHERE id = $1::uuid", [
    body.organizationId,
  ]);
  const secret = `${id}.${random}`;
  return { ...item, organization: of?.name ?? "", secret, path: `/invitations/${secret}` };
}

// better-auth sets the times by this process's clock; only the database's counts.
const SET_UP = `
  UPDATE invitation
  SET secret_hash = $2, created_at = now(), expires_at = now() + make_interval(secs => $3)
  WHERE id = $1::uuid`;
