import { autocommit } from "@leadgen/db";
import { z } from "zod";
import { personIn } from "../access/person-in.ts";
import { leaveOrganization } from "../accounts/members.ts";
import { procedure } from "../listed.ts";
import { left } from "../output/account.ts";
import { organization, organizationPage } from "../output/organization.ts";
import { getOrganization } from "../read/get-organization.ts";
import { listOrganizations, ORGANIZATION_SORTS } from "../read/list-organizations.ts";
import { byId, idSchema, nameSchema, searchText } from "../schema/input.ts";
import { pageFields } from "../schema/page.ts";
import { sortFields } from "../schema/sorted.ts";
import { createOrganization, foundOrganization } from "../write/create-organization.ts";
import { updateOrganization } from "../write/update-organization.ts";

const filter = z.strictObject({
  q: searchText.optional(),
  ...sortFields(ORGANIZATION_SORTS, "desc"),
  ...pageFields,
});

export const organizationRouter = {
  list: procedure("organization.list")
    .input(filter.prefault({}))
    .output(organizationPage)
    .query(({ ctx, input }) => listOrganizations(autocommit(ctx.deps.pool), input, ctx.visible)),

  get: procedure("organization.get")
    .input(byId)
    .output(organization)
    .query(({ ctx, input }) => getOrganization(autocommit(ctx.deps.pool), input.id)),

  create: procedure("organization.create")
    .input(z.strictObject({ name: nameSchema }))
    .output(organization)
    .mutation(({ ctx, input }) => {
      const { actor } = ctx;
      // The installation's token is nobody who could own it.
      if (actor.kind === "installation") return ctx.write((tx) => createOrganization(tx, input));
      return ctx.writeAccounts((accounts) => foundOrganization(accounts, { ...input, owner: actor }));
    }),

  update: procedure("organization.update")
    .input(z.strictObject({ id: idSchema, name: nameSchema.optional() }))
    .output(organization)
    .mutation(({ ctx, input }) => ctx.write((tx) => updateOrganization(tx, input))),

  /** The caller's own membership ends. */
  leave: procedure("organization.leave")
    .input(byId)
    .output(left)
    .mutation(async ({ ctx, input }) => {
      await ctx.writeAccounts(async (accounts, note) => {
        const by = personIn(ctx.actor);
        const was = await leaveOrganization(accounts, { organizationId: input.id, by });
        note.targetId = was.memberId;
        note.before = was.before;
      });
      return { id: input.id, left: true as const };
    }),
};
