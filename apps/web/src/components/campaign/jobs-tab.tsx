"use client";

import { JOB_STATUSES, JOB_TABLE } from "@leadgen/core";
import { IconStack2 } from "@tabler/icons-react";
import { skipToken, useQuery } from "@tanstack/react-query";
import { useFilter } from "../../lib/in-address.ts";
import { useJobs, useListedJobs } from "../../lib/live/use-jobs.ts";
import { slowly } from "../../lib/polling.ts";
import { JOB_STATUS } from "../../lib/status-words.ts";
import { useTRPC } from "../../lib/trpc.ts";
import { EmptyState } from "../common/empty-state.tsx";
import { Filters } from "../common/filters.tsx";
import { MoreButton } from "../common/more-button.tsx";
import { QueryView } from "../common/query-view.tsx";
import { StatusFilter } from "../common/status-filter.tsx";
import type { Job } from "../jobs/job-row.tsx";
import { JobTable } from "../jobs/job-table.tsx";
import { BulkActions } from "./bulk-actions.tsx";
import type { Campaign } from "./campaign.ts";
import { JobsInNumbers } from "./jobs-in-numbers.tsx";

interface Props {
  readonly campaign: Campaign;
  /** The job that a link pointed at. */
  readonly marked: string | null;
}

export function JobsTab({ campaign, marked }: Props) {
  const { id: campaignId } = campaign;
  const trpc = useTRPC();
  const [filter, setStatus] = useJobFilter(campaignId);
  const { status } = filter;
  const jobs = useJobs(filter);
  // The job may be on a page that is not loaded, so it is fetched separately and shown first.
  const pinned = useQuery(
    trpc.job.get.queryOptions(marked === null ? skipToken : { id: marked }, {
      refetchInterval: slowly,
    }),
  );
  return (
    <>
      <JobsInNumbers campaign={campaign} />
      <Filters>
        <StatusFilter of="jobs" words={JOB_STATUS} status={status} onChange={setStatus} />
      </Filters>
      {status === "FAILED" && <BulkActions campaign={campaign} retry />}
      {status !== undefined && !JOB_TABLE[status].terminal && (
        <BulkActions campaign={campaign} cancel status={status} />
      )}
      <QueryView query={jobs.view} what="jobs">
        {({ pages }) => {
          const items = withPinned(
            pages.flatMap((page) => page.items),
            pinned.data,
          );
          if (items.length === 0) {
            return (
              <EmptyState icon={<IconStack2 size={30} />} title="No jobs here">
                {status === undefined
                  ? "The campaign has not been started."
                  : `None is “${JOB_STATUS[status].words}”.`}
              </EmptyState>
            );
          }
          return <JobTable jobs={items} marked={marked} />;
        }}
      </QueryView>
      <MoreButton query={jobs.list} />
    </>
  );
}

/** A campaign's jobs by the status in the address. */
function useJobFilter(campaignId: string) {
  const [status, setStatus] = useFilter("status", JOB_STATUSES);
  return [{ campaignId, ...(status !== undefined && { status }) }, setStatus] as const;
}

/** Asks for the tab's rows before the campaign is known. */
export function JobsAhead({ campaignId }: { readonly campaignId: string }) {
  useListedJobs(useJobFilter(campaignId)[0]);
  return null;
}

/** Adds the pinned job unless the list has it: the list's copy is newer. */
function withPinned(jobs: readonly Job[], pinned: Job | undefined): readonly Job[] {
  if (pinned === undefined) return jobs;
  const listed = jobs.find((job) => job.id === pinned.id);
  return [listed ?? pinned, ...jobs.filter((job) => job.id !== pinned.id)];
}
