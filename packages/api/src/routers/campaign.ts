import { CAMPAIGN_STATUSES, LEAD_STATUSES, offerSchema, searchCriteriaSchema } from "@leadgen/core";
import { cancelCampaign, deleteCampaign } from "@leadgen/core/outreach";
import { autocommit } from "@leadgen/db";
import { z } from "zod";
import { actorName } from "../auth/actor.ts";
import { byId, idSchema, nameSchema, reasonSchema, resumable, searchText } from "../input/fields.ts";
import { pageFields } from "../input/page.ts";
import { sortFields } from "../input/sorted.ts";
import { campaignSource } from "../live/campaign-source.ts";
import { follow } from "../live/follow.ts";
import {
  campaign,
  campaignDeleted,
  campaignDetails,
  campaignPage,
  campaignResults,
  cancelled,
  instantlyAnalytics,
  leadStats,
  startCheck,
  started,
} from "../output/campaign.ts";
import { campaignDetails as readDetails } from "../read/campaign-details.ts";
import { campaignResults as readResults } from "../read/campaign-results.ts";
import { getCampaign } from "../read/get-campaign.ts";
import { leadStats as readLeadStats } from "../read/lead-stats.ts";
import { CAMPAIGN_SORTS, listCampaigns } from "../read/list-campaigns.ts";
import { snapshot } from "../read/snapshot.ts";
import { startCheck as readStartCheck } from "../read/start-blockers.ts";
import { procedure, router } from "../trpc.ts";
import { askInstantly } from "../write/ask-instantly.ts";
import { createCampaign } from "../write/create-campaign.ts";
import { startCheckedCampaign } from "../write/start-checked-campaign.ts";
import { updateCampaign } from "../write/update-campaign.ts";

/** Milliseconds; a chart is not worth a longer wait. */
const ANALYTICS_TIMEOUT_MS = 15_000;

const settings = {
  name: nameSchema,
  /** People at most. */
  leadLimit: z.number().int().min(1).max(50_000),
  criteria: searchCriteriaSchema,
  offer: offerSchema,
};
const newCampaign = z.strictObject({ organizationId: idSchema, ...settings });
const changes = z.strictObject({ id: idSchema, ...z.object(settings).partial().shape });

const filter = z.strictObject({
  organizationId: idSchema.optional(),
  status: z.enum(CAMPAIGN_STATUSES).optional(),
  q: searchText.optional(),
  ...sortFields(CAMPAIGN_SORTS, "desc"),
  ...pageFields,
});

const resultFilter = z.strictObject({
  id: idSchema,
  status: z.enum(LEAD_STATUSES).default("HANDED_OVER"),
  ...pageFields,
});

export const campaignRouter = router({
  list: procedure("campaign.list")
    .input(filter.prefault({}))
    .output(campaignPage)
    .query(({ ctx, input }) => listCampaigns(autocommit(ctx.deps.pool), input, ctx.visible)),

  get: procedure("campaign.get")
    .input(byId)
    .output(campaign)
    .query(({ ctx, input }) => snapshot(ctx.deps.pool, (tx) => getCampaign(tx, input.id))),

  /** What `get` answers, and each change of it. */
  live: procedure("campaign.live")
    .input(byId.extend(resumable))
    .subscription((call) => follow(call, () => campaignSource(call.ctx.deps, call.input.id))),

  create: procedure("campaign.create")
    .input(newCampaign)
    .output(campaign)
    .mutation(({ ctx, input }) => ctx.write(async (tx) => getCampaign(tx, await createCampaign(tx, input)))),

  /** While CREATED. What is left out stays. */
  update: procedure("campaign.update")
    .input(changes)
    .output(campaign)
    .mutation(({ ctx, input }) =>
      ctx.write(async (tx) => {
        await updateCampaign(tx, input);
        return getCampaign(tx, input.id);
      }),
    ),

  /** When nothing of it runs. */
  delete: procedure("campaign.delete")
    .input(byId)
    .output(campaignDeleted)
    .mutation(({ ctx, input }) =>
      ctx.write((tx) => deleteCampaign(tx, { id: input.id, actor: actorName(ctx.actor) })),
    ),

  /** All that keeps it from starting, so that a person need not find out one by one. */
  validateStart: procedure("campaign.validateStart")
    .input(byId)
    .output(startCheck)
    .query(({ ctx, input }) => {
      const { configuredProviders, pool } = ctx.deps;
      return snapshot(pool, (tx) => readStartCheck(tx, { campaignId: input.id, configuredProviders }));
    }),

  start: procedure("campaign.start")
    .input(byId)
    .output(started)
    .mutation(async ({ ctx, input }) => {
      const { configuredProviders } = ctx.deps;
      const { jobId } = await ctx.write((tx) =>
        startCheckedCampaign(tx, { campaignId: input.id, configuredProviders }),
      );
      return { id: input.id, status: "RUNNING" as const, jobId };
    }),

  cancel: procedure("campaign.cancel")
    .input(z.strictObject({ id: idSchema, reason: reasonSchema }))
    .output(cancelled)
    .mutation(async ({ ctx, input }) => {
      const { jobsCancelled } = await ctx.write((tx) =>
        cancelCampaign(tx, { campaignId: input.id, reason: input.reason }),
      );
      return { id: input.id, status: "FAILED" as const, jobsCancelled };
    }),

  details: procedure("campaign.details")
    .input(byId)
    .output(campaignDetails)
    .query(({ ctx, input }) => {
      const { configuredProviders, pool } = ctx.deps;
      return snapshot(pool, (tx) => readDetails(tx, { campaignId: input.id, configuredProviders }));
    }),

  leadStats: procedure("campaign.leadStats")
    .input(byId)
    .output(leadStats)
    .query(({ ctx, input }) => snapshot(ctx.deps.pool, (tx) => readLeadStats(tx, input.id))),

  results: procedure("campaign.results")
    .input(resultFilter)
    .output(campaignResults)
    .query(({ ctx, input: { id, ...page } }) =>
      snapshot(ctx.deps.pool, (tx) => readResults(tx, { campaignId: id, ...page })),
    ),

  instantlyAnalytics: procedure("campaign.instantlyAnalytics")
    .input(byId)
    .output(instantlyAnalytics)
    .query(({ ctx, input }) =>
      askInstantly(ctx.deps, {
        campaignId: input.id,
        actor: actorName(ctx.actor),
        signal: AbortSignal.timeout(ANALYTICS_TIMEOUT_MS),
      }),
    ),
});
