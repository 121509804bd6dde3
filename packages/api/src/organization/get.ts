import { autocommit } from "@leadgen/db";
import { procedure } from "../procedure/procedure.ts";
import { byId } from "../schema/input.ts";
import { readOrganization } from "./read-organization.ts";
import { oneOrganization } from "./schema.ts";

export const get = procedure({
  role: "member",
  scope: "read",
  of: { id: "organization" },
  rest: "GET /organizations/{id}",
  area: "Organizations",
  summary: "One organization",
})
  .input(byId)
  .output(oneOrganization)
  .query(({ ctx, input }) => readOrganization(autocommit(ctx.deps.pool), input.id));
