import { autocommit } from "@leadgen/db";
import { z } from "zod";
import { byId, idSchema, nameSchema, searchText } from "../input/fields.ts";
import { pageFields } from "../input/page.ts";
import { sortFields } from "../input/sorted.ts";
import { organization, organizationPage } from "../output/organization.ts";
import { getOrganization } from "../read/get-organization.ts";
import { listOrganizations, ORGANIZATION_SORTS } from "../read/list-organizations.ts";
import { procedure, router } from "../trpc.ts";
import { createOrganization } from "../write/create-organization.ts";
import { updateOrganization } from "../write/update-organization.ts";

const filter = z.strictObject({
  q: searchText.optional(),
  ...sortFields(ORGANIZATION_SORTS, "desc"),
  ...pageFields,
});

export const organizationRouter = router({
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
    .mutation(({ ctx, input }) => ctx.write((tx) => createOrganization(tx, input))),

  update: procedure("organization.update")
    .input(z.strictObject({ id: idSchema, name: nameSchema.optional() }))
    .output(organization)
    .mutation(({ ctx, input }) => ctx.write((tx) => updateOrganization(tx, input))),
});
