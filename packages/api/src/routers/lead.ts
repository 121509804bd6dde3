import { LEAD_STATUSES } from "@leadgen/core";
import { autocommit } from "@leadgen/db";
import { z } from "zod";
import { byId, idSchema } from "../input/fields.ts";
import { pageFields } from "../input/page.ts";
import { exportLeads } from "../read/export-leads.ts";
import { getLead } from "../read/get-lead.ts";
import { listLeads } from "../read/list-leads.ts";
import { procedure, router } from "../trpc.ts";

const filter = z.strictObject({
  campaignId: idSchema,
  status: z.enum(LEAD_STATUSES).optional(),
  ...pageFields,
});

const batch = z.strictObject({
  campaignId: idSchema,
  cursor: pageFields.cursor,
  limit: z.number().int().min(1).max(1000).default(500),
});

export const leadRouter = router({
  list: procedure("lead.list")
    .input(filter)
    .query(({ ctx, input }) => listLeads(autocommit(ctx.deps.pool), input)),

  get: procedure("lead.get")
    .input(byId)
    .query(({ ctx, input }) => getLead(autocommit(ctx.deps.pool), input.id)),

  /** Batches for exports: larger pages, every field. */
  export: procedure("lead.export")
    .input(batch)
    .query(({ ctx, input }) => exportLeads(autocommit(ctx.deps.pool), input)),
});
