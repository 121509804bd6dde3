import { LEAD_STATUSES } from "@leadgen/core";
import { updateLead } from "@leadgen/core/outreach";
import { autocommit } from "@leadgen/db";
import { z } from "zod";
import { procedure } from "../listed.ts";
import { exportBatch, lead, leadPage } from "../output/lead.ts";
import { exportLeads } from "../read/export-leads.ts";
import { getLead } from "../read/get-lead.ts";
import { LEAD_SORTS, listLeads } from "../read/list-leads.ts";
import { byId, idSchema, optionalText, searchText } from "../schema/input.ts";
import { pageFields } from "../schema/page.ts";
import { sortFields } from "../schema/sorted.ts";

const filter = z.strictObject({
  organizationId: idSchema.optional(),
  campaignId: idSchema.optional(),
  status: z.enum(LEAD_STATUSES).optional(),
  email: searchText.optional(),
  companyDomain: searchText.optional(),
  q: searchText.optional(),
  ...sortFields(LEAD_SORTS, "asc"),
  ...pageFields,
});

const batch = z.strictObject({
  campaignId: idSchema,
  cursor: pageFields.cursor,
  limit: z.number().int().min(1).max(1000).default(500),
});

/** Null clears a field; what is left out stays. */
const changes = z.strictObject({
  id: idSchema,
  firstName: optionalText(200),
  lastName: optionalText(200),
  title: optionalText(300),
  companyName: optionalText(300),
  companyDomain: optionalText(253),
  linkedinUrl: z
    .url({ protocol: /^https?$/, error: "must be an http(s) address" })
    .max(500)
    .nullish(),
  city: optionalText(200),
  country: optionalText(200),
  email: z.email({ error: "must be an e-mail address" }).max(320).optional(),
  emailSubject: z.string().trim().min(1).max(300).optional(),
  emailBody: z.string().trim().min(1).max(10_000).optional(),
});

export const leadRouter = {
  list: procedure("lead.list")
    .input(filter.prefault({}))
    .output(leadPage)
    .query(({ ctx, input }) => listLeads(autocommit(ctx.deps.pool), input, ctx.visible)),

  get: procedure("lead.get")
    .input(byId)
    .output(lead)
    .query(({ ctx, input }) => getLead(autocommit(ctx.deps.pool), input.id)),

  update: procedure("lead.update")
    .input(changes)
    .output(lead)
    .mutation(({ ctx, input }) =>
      ctx.write(async (tx) => {
        await updateLead(tx, input);
        return getLead(tx, input.id);
      }),
    ),

  /** Batches for exports: larger pages, every field. */
  export: procedure("lead.export")
    .input(batch)
    .output(exportBatch)
    .query(({ ctx, input }) => exportLeads(autocommit(ctx.deps.pool), input)),
};
