import { autocommit } from "@leadgen/db";
import { z } from "zod";
import { MEMBER_ROLES } from "../access/actor.ts";
import { personIn } from "../access/person-in.ts";
import { emailSchema } from "../accounts/account-input.ts";
import {
  acceptInvitation,
  cancelInvitation,
  createInvitation,
  listInvitations,
} from "../accounts/invitations.ts";
import { procedure } from "../listed.ts";
import { invitationCancelled, invitationList, joined, newInvitation } from "../output/account.ts";
import { byId, idSchema } from "../schema/input.ts";

const SECRET = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.[A-Za-z0-9_-]{43}$/;

const invitationInput = z.strictObject({
  organizationId: idSchema,
  email: emailSchema,
  role: z.enum(MEMBER_ROLES).default("member"),
});

export const invitationRouter = {
  list: procedure("invitation.list")
    .input(z.strictObject({ organizationId: idSchema }))
    .output(invitationList)
    .query(async ({ ctx, input }) => ({
      items: await listInvitations(autocommit(ctx.deps.pool), input.organizationId),
    })),

  create: procedure("invitation.create")
    .input(invitationInput)
    .output(newInvitation)
    .mutation(({ ctx, input }) =>
      ctx.writeAccounts((accounts) => createInvitation(accounts, { ...input, by: personIn(ctx.actor) })),
    ),

  cancel: procedure("invitation.cancel")
    .input(byId)
    .output(invitationCancelled)
    .mutation(async ({ ctx, input }) => {
      await ctx.write((tx) => cancelInvitation(tx, input.id));
      return { id: input.id, status: "canceled" as const };
    }),

  accept: procedure("invitation.accept")
    .input(
      z.strictObject({ secret: z.string().regex(SECRET, "must be the last part of an invitation's link") }),
    )
    .output(joined)
    .mutation(({ ctx, input }) =>
      ctx.writeAccounts(async (accounts, note) => {
        const member = await acceptInvitation(accounts, { ...input, by: personIn(ctx.actor) });
        note.organizationId = member.organizationId;
        return member;
      }),
    ),
};
