"use client";

import { JOB_STATUSES, JOB_TYPES } from "@leadgen/core";
import { Button } from "@mantine/core";
import { IconStack2 } from "@tabler/icons-react";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useFilters } from "../../lib/in-address.ts";
import { slowly } from "../../lib/polling.ts";
import { useTRPC } from "../../lib/trpc.ts";
import { Card } from "../common/card.tsx";
import { EmptyState } from "../common/empty-state.tsx";
import { MoreButton } from "../common/more-button.tsx";
import { PageHeader } from "../common/page-header.tsx";
import { QueryView } from "../common/query-view.tsx";
import { JobFilters } from "./job-filters.tsx";
import { JobTable } from "./job-table.tsx";

/** No filter. */
const ALL = { organization: null, campaign: null, status: null, type: null };

/** The filters in the address. */
function useAsked() {
  const { oneOf, text } = useFilters();
  const status = oneOf("status", JOB_STATUSES);
  const type = oneOf("type", JOB_TYPES);
  const [organizationId, campaignId] = [text("organization"), text("campaign")];
  return {
    ...(status !== undefined && { status }),
    ...(type !== undefined && { type }),
    ...(organizationId !== "" && { organizationId }),
    ...(campaignId !== "" && { campaignId }),
  };
}

/** The jobs of all campaigns that the user may see. */
export function JobsPage() {
  const asked = useAsked();
  const { set } = useFilters();
  const trpc = useTRPC();
  const jobs = useInfiniteQuery(
    trpc.job.list.infiniteQueryOptions(
      { ...asked, limit: 50 },
      {
        getNextPageParam: (page) => page.nextCursor,
        refetchInterval: slowly,
        placeholderData: keepPreviousData,
      },
    ),
  );
  const filtered = Object.keys(asked).length > 0;
  return (
    <>
      <PageHeader title="Jobs" subtitle="What the workers do for your campaigns, the newest first." />
      <Card>
        <JobFilters asked={asked} ready={jobs.isSuccess} onChange={set} />
        <QueryView query={jobs} what="jobs">
          {({ pages }) => {
            const items = pages.flatMap((page) => page.items);
            if (items.length > 0) return <JobTable jobs={items} campaigns />;
            return (
              <EmptyState icon={<IconStack2 size={30} />} title={filtered ? "No job matches" : "No jobs yet"}>
                {filtered ? (
                  <Button variant="default" mt="xs" onClick={() => set(ALL)}>
                    Clear the filter
                  </Button>
                ) : (
                  "They come when a campaign of one of your organizations is started."
                )}
              </EmptyState>
            );
          }}
        </QueryView>
        <MoreButton query={jobs} />
      </Card>
    </>
  );
}
