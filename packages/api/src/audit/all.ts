import { autocommit } from "@leadgen/db";
import { userIdOf } from "../access/actor.ts";
import { procedure } from "../procedure/procedure.ts";
import { readAudit } from "./read-audit.ts";
import { auditFilter, auditPage } from "./schema.ts";

export const all = procedure({
  role: "operator",
  scope: "read",
  rest: "GET /audit",
  area: "Accounts",
  summary: "All changes in the whole installation",
})
  .input(auditFilter.prefault({}))
  .output(auditPage)
  .query(({ ctx, input }) =>
    readAudit(autocommit(ctx.deps.pool), input, {
      organizationId: null,
      visible: ctx.visible,
      userId: userIdOf(ctx.actor),
    }),
  );
