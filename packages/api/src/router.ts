import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";
import { campaignRouter } from "./routers/campaign.ts";
import { jobRouter } from "./routers/job.ts";
import { leadRouter } from "./routers/lead.ts";
import { organizationRouter } from "./routers/organization.ts";
import { queueRouter } from "./routers/queue.ts";
import { router } from "./trpc.ts";

/** Every procedure. Its type is all that a client needs. */
export const appRouter = router({
  organization: organizationRouter,
  campaign: campaignRouter,
  job: jobRouter,
  lead: leadRouter,
  queue: queueRouter,
});

export type AppRouter = typeof appRouter;
export type RouterInputs = inferRouterInputs<AppRouter>;
export type RouterOutputs = inferRouterOutputs<AppRouter>;
