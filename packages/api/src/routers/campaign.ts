import { CAMPAIGN_STATUSES, offerSchema, searchCriteriaSchema } from "@leadgen/core";
import { cancelCampaign } from "@leadgen/core/engine";
import { autocommit, transaction } from "@leadgen/db";
import { z } from "zod";
import { byId, idSchema, nameSchema, reasonSchema } from "../input/fields.ts";
import { pageFields } from "../input/page.ts";
import { getCampaign } from "../read/get-campaign.ts";
import { listCampaigns } from "../read/list-campaigns.ts";
import { snapshot } from "../read/snapshot.ts";
import { startBlockers } from "../read/start-blockers.ts";
import { procedure, router } from "../trpc.ts";
import { createCampaign } from "../write/create-campaign.ts";
import { startCheckedCampaign } from "../write/start-checked-campaign.ts";

const newCampaign = z.strictObject({
  organizationId: idSchema,
  name: nameSchema,
  /** People at most. */
  leadLimit: z.number().int().min(1).max(50_000),
  criteria: searchCriteriaSchema,
  offer: offerSchema,
});

const filter = z.strictObject({
  organizationId: idSchema.optional(),
  status: z.enum(CAMPAIGN_STATUSES).optional(),
  ...pageFields,
});

export const campaignRouter = router({
  list: procedure("campaign.list")
    .input(filter.prefault({}))
    .query(({ ctx, input }) => listCampaigns(autocommit(ctx.deps.pool), input)),

  get: procedure("campaign.get")
    .input(byId)
    .query(({ ctx, input }) => snapshot(ctx.deps.pool, (tx) => getCampaign(tx, input.id))),

  create: procedure("campaign.create")
    .input(newCampaign)
    .mutation(({ ctx, input }) =>
      transaction(ctx.deps.pool, async (tx) => getCampaign(tx, await createCampaign(tx, input))),
    ),

  /** All that keeps it from starting, so that a person need not find out one by one. */
  validateStart: procedure("campaign.validateStart")
    .input(byId)
    .query(async ({ ctx, input }) => {
      const { configuredProviders, pool } = ctx.deps;
      const unmet = await snapshot(pool, (tx) =>
        startBlockers(tx, { campaignId: input.id, configuredProviders }),
      );
      return { canStart: unmet.length === 0, unmet };
    }),

  start: procedure("campaign.start")
    .input(byId)
    .mutation(async ({ ctx, input }) => {
      const { configuredProviders, pool } = ctx.deps;
      const { jobId } = await transaction(pool, (tx) =>
        startCheckedCampaign(tx, { campaignId: input.id, configuredProviders }),
      );
      return { id: input.id, status: "RUNNING" as const, jobId };
    }),

  cancel: procedure("campaign.cancel")
    .input(z.strictObject({ id: idSchema, reason: reasonSchema }))
    .mutation(async ({ ctx, input }) => {
      const { jobsCancelled } = await transaction(ctx.deps.pool, (tx) =>
        cancelCampaign(tx, { campaignId: input.id, reason: input.reason }),
      );
      return { id: input.id, status: "FAILED" as const, jobsCancelled };
    }),
});
