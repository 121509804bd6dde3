import { autocommit } from "@leadgen/db";
import { z } from "zod";
import { procedure } from "../procedure/procedure.ts";
import { idSchema } from "../schema/input.ts";
import { readMembers } from "./read-members.ts";
import { memberList } from "./schema.ts";

export const list = procedure({
  role: "member",
  scope: "read",
  of: { organizationId: "organization" },
  rest: "GET /organizations/{organizationId}/members",
  area: "Accounts",
  summary: "Members",
})
  .input(z.strictObject({ organizationId: idSchema }))
  .output(memberList)
  .query(async ({ ctx, input }) => ({
    items: await readMembers(autocommit(ctx.deps.pool), input.organizationId),
  }));
