import { autocommit } from "@leadgen/db";
import { procedure } from "../procedure/procedure.ts";
import { byId } from "../schema/input.ts";
import { readSpendingOrganization } from "./read-organization.ts";
import { spendingOrganization } from "./schema.ts";

export const get = procedure({
  role: "member",
  scope: "read",
  of: { id: "organization" },
  rest: "GET /organizations/{id}",
  area: "Organizations",
  summary: "One organization, with the cost of its campaigns' calls so far",
})
  .input(byId)
  .output(spendingOrganization)
  .query(({ ctx, input }) => readSpendingOrganization(autocommit(ctx.deps.pool), input.id));
