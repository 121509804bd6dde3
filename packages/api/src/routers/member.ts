import { autocommit } from "@leadgen/db";
import { z } from "zod";
import { MEMBER_ROLES } from "../access/actor.ts";
import { personIn } from "../access/person-in.ts";
import { listMembers, removeMember, setRole } from "../accounts/members.ts";
import { procedure } from "../listed.ts";
import { member, memberList, memberRemoved } from "../output/account.ts";
import { byId, idSchema } from "../schema/input.ts";

export const memberRouter = {
  list: procedure("member.list")
    .input(z.strictObject({ organizationId: idSchema }))
    .output(memberList)
    .query(async ({ ctx, input }) => ({
      items: await listMembers(autocommit(ctx.deps.pool), input.organizationId),
    })),

  setRole: procedure("member.setRole")
    .input(z.strictObject({ id: idSchema, role: z.enum(MEMBER_ROLES) }))
    .output(member)
    .mutation(({ ctx, input }) =>
      ctx.writeAccounts((accounts) => setRole(accounts, { ...input, by: personIn(ctx.actor) })),
    ),

  remove: procedure("member.remove")
    .input(byId)
    .output(memberRemoved)
    .mutation(async ({ ctx, input }) => {
      await ctx.writeAccounts((accounts) =>
        removeMember(accounts, { id: input.id, by: personIn(ctx.actor) }),
      );
      return { id: input.id, removed: true as const };
    }),
};
