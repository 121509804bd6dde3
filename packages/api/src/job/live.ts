import { planned } from "@leadgen/db";
import { z } from "zod";
import type { ApiDeps } from "../deps/api-deps.ts";
import { follow } from "../live/follow.ts";
import type { Source } from "../live/topic.ts";
import { stream } from "../procedure/procedure.ts";
import { idSchema, resumable } from "../schema/input.ts";
import { pageFields } from "../schema/page.ts";
import { readJobs } from "./read-jobs.ts";
import { type JobPage, jobFilters } from "./schema.ts";

const firstPage = z.strictObject({
  campaignId: idSchema,
  ...jobFilters,
  limit: pageFields.limit,
  ...resumable,
});

/** The first page of a campaign's jobs as `list` answers it, newest first, and then each change of it. */
export const live = stream({ role: "member", scope: "read", of: { campaignId: "campaign" } })
  .input(firstPage)
  .subscription((call) => follow(call, () => jobsSource(call.ctx.deps, call.input)));

/** Does not check access: `follow` does. */
function jobsSource({ pool }: ApiDeps, page: z.output<typeof firstPage>): Source<JobPage> {
  const { campaignId, status, type, limit } = page;
  const filter = { campaignId, status, type, limit, sort: "createdAt", order: "desc" } as const;
  return {
    key: `jobs ${JSON.stringify(filter)}`,
    read: () => readJobs(planned(pool), filter, null),
  };
}
