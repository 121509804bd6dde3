import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";
import { auditRouter } from "./routers/audit.ts";
import { authRouter } from "./routers/auth.ts";
import { campaignRouter } from "./routers/campaign.ts";
import { doNotContactRouter } from "./routers/do-not-contact.ts";
import { invitationRouter } from "./routers/invitation.ts";
import { jobRouter } from "./routers/job.ts";
import { leadRouter } from "./routers/lead.ts";
import { memberRouter } from "./routers/member.ts";
import { organizationRouter } from "./routers/organization.ts";
import { queueRouter } from "./routers/queue.ts";
import { tokenRouter } from "./routers/token.ts";
import { router } from "./trpc.ts";

/** Every procedure. Its type is all that a client needs. */
export const appRouter = router({
  auth: authRouter,
  token: tokenRouter,
  organization: organizationRouter,
  member: memberRouter,
  invitation: invitationRouter,
  audit: auditRouter,
  doNotContact: doNotContactRouter,
  campaign: campaignRouter,
  job: jobRouter,
  lead: leadRouter,
  queue: queueRouter,
});

export type AppRouter = typeof appRouter;
export type RouterInputs = inferRouterInputs<AppRouter>;
export type RouterOutputs = inferRouterOutputs<AppRouter>;
