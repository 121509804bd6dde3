import { autocommit } from "@leadgen/db";
import { z } from "zod";
import { procedure } from "../listed.ts";
import { auditPage } from "../output/account.ts";
import { listAudit } from "../read/list-audit.ts";
import { idSchema } from "../schema/input.ts";
import { pageFields } from "../schema/page.ts";

const filter = { action: z.string().trim().min(1).max(100).optional(), ...pageFields };

export const auditRouter = {
  /** What was changed in an organization. */
  list: procedure("audit.list")
    .input(z.strictObject({ organizationId: idSchema, ...filter }))
    .output(auditPage)
    .query(({ ctx, input }) => listAudit(autocommit(ctx.deps.pool), { ...input, visible: ctx.visible })),

  /** What was changed in the whole installation. */
  all: procedure("audit.all")
    .input(z.strictObject(filter).prefault({}))
    .output(auditPage)
    .query(({ ctx, input }) =>
      listAudit(autocommit(ctx.deps.pool), { ...input, organizationId: null, visible: ctx.visible }),
    ),
};
