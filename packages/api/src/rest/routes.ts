import type { Route } from "./route.ts";
import { ACCOUNT_ROUTES } from "./routes/accounts.ts";
import { CAMPAIGN_ROUTES } from "./routes/campaigns.ts";
import { JOB_ROUTES } from "./routes/jobs.ts";
import { LEAD_ROUTES } from "./routes/leads.ts";
import { ORGANIZATION_ROUTES } from "./routes/organizations.ts";
import { QUEUE_ROUTES } from "./routes/queue.ts";

export const REST_ROOT = "/api/v1";

/** Every REST call that is a procedure. A path without names comes before one with names that would fit it too. */
export const ROUTES: readonly Route[] = [
  ...ACCOUNT_ROUTES,
  ...ORGANIZATION_ROUTES,
  ...CAMPAIGN_ROUTES,
  ...JOB_ROUTES,
  ...LEAD_ROUTES,
  ...QUEUE_ROUTES,
];
