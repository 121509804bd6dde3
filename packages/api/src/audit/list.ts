import { autocommit } from "@leadgen/db";
import { userIdOf } from "../access/actor.ts";
import { procedure } from "../procedure/procedure.ts";
import { idSchema } from "../schema/input.ts";
import { readAudit } from "./read-audit.ts";
import { auditFilter, auditPage } from "./schema.ts";

export const list = procedure({
  role: "admin",
  scope: "read",
  of: { organizationId: "organization" },
  rest: "GET /organizations/{organizationId}/audit",
  area: "Accounts",
  summary: "All changes in an organization: what, by whom, and from where",
})
  .input(auditFilter.extend({ organizationId: idSchema }))
  .output(auditPage)
  .query(({ ctx, input }) => {
    const { organizationId } = input;
    return readAudit(autocommit(ctx.deps.pool), input, {
      organizationId,
      visible: ctx.visible,
      userId: userIdOf(ctx.actor),
    });
  });
