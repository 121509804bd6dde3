import { autocommit } from "@leadgen/db";
import type { ApiDeps } from "../deps/api-deps.ts";
import type { JobItem } from "../read/job-columns.ts";
import { type JobFilter, listJobs } from "../read/list-jobs.ts";
import type { Page } from "../schema/page.ts";
import type { Source } from "./topic.ts";

interface FirstPage extends Pick<JobFilter, "status" | "type" | "limit"> {
  readonly campaignId: string;
}

/** The newest jobs of a campaign. Whether somebody may see it is not its business. */
export function jobsSource({ pool }: ApiDeps, page: FirstPage): Source<Page<JobItem>> {
  const { campaignId, status, type, limit } = page;
  const filter = { campaignId, status, type, limit, sort: "createdAt", order: "desc" } as const;
  return {
    key: `jobs ${JSON.stringify(filter)}`,
    read: () => listJobs(autocommit(pool), filter, null),
  };
}
