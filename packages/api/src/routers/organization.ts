import { autocommit, transaction } from "@leadgen/db";
import { z } from "zod";
import { nameSchema } from "../input/fields.ts";
import { pageFields } from "../input/page.ts";
import { listOrganizations } from "../read/list-organizations.ts";
import { procedure, router } from "../trpc.ts";
import { createOrganization } from "../write/create-organization.ts";

export const organizationRouter = router({
  list: procedure("organization.list")
    .input(z.strictObject(pageFields).prefault({}))
    .query(({ ctx, input }) => listOrganizations(autocommit(ctx.deps.pool), input)),

  create: procedure("organization.create")
    .input(z.strictObject({ name: nameSchema }))
    .mutation(({ ctx, input }) => transaction(ctx.deps.pool, (tx) => createOrganization(tx, input))),
});
