"use client";

import { CAMPAIGN_STATUSES } from "@leadgen/core";
import { Box, Button, NativeSelect } from "@mantine/core";
import { IconPlus, IconSpeakerphone } from "@tabler/icons-react";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useFilters, useOpened } from "../../lib/in-address.ts";
import { onDemand } from "../../lib/on-demand.ts";
import { slowly } from "../../lib/polling.ts";
import { CAMPAIGN_STATUS } from "../../lib/status-words.ts";
import { useTRPC } from "../../lib/trpc.ts";
import { useMe } from "../../lib/use-me.ts";
import { Card } from "../common/card.tsx";
import { EmptyState } from "../common/empty-state.tsx";
import { Filters } from "../common/filters.tsx";
import { MoreButton } from "../common/more-button.tsx";
import { PageHeader } from "../common/page-header.tsx";
import { QueryView } from "../common/query-view.tsx";
import { SearchField } from "../common/search-field.tsx";
import { StatusFilter } from "../common/status-filter.tsx";
import { FirstOrganization } from "../organizations/first-organization.tsx";
import { CampaignTable } from "./campaign-table.tsx";

const NewCampaignDrawer = onDemand(() =>
  import("./new-campaign-drawer.tsx").then((module) => module.NewCampaignDrawer),
);

const StepsLeft = onDemand(() => import("../first-steps/first-steps.tsx").then((module) => module.StepsLeft));

export function CampaignsPage() {
  const me = useMe();
  const nowhere = me?.kind === "person" && me.organizations.length === 0;
  return nowhere ? <NoOrganization /> : <Campaigns person={me?.kind === "person"} />;
}

function NoOrganization() {
  return (
    <>
      <PageHeader title="Campaigns" subtitle="Before the first one, you need an organization." />
      <FirstOrganization />
    </>
  );
}

const SORTS = ["createdAt", "name", "startedAt", "finishedAt"] as const;
const SORT_WORDS: Readonly<Record<(typeof SORTS)[number], string>> = {
  createdAt: "Newest first",
  name: "By name",
  startedAt: "Latest start first",
  finishedAt: "Latest end first",
};

function Campaigns({ person }: { readonly person: boolean }) {
  const { value: creating, open, close } = useOpened("new");
  const filters = useFilters();
  const status = filters.oneOf("status", CAMPAIGN_STATUSES);
  const sort = filters.oneOf("sort", SORTS) ?? "createdAt";
  const q = filters.text("q");
  const trpc = useTRPC();
  const campaigns = useInfiniteQuery(
    trpc.campaign.list.infiniteQueryOptions(
      {
        ...{ limit: 25, sort, order: sort === "name" ? "asc" : "desc" },
        ...(status !== undefined && { status }),
        ...(q !== "" && { q }),
      },
      {
        getNextPageParam: (page) => page.nextCursor,
        refetchInterval: slowly,
        placeholderData: keepPreviousData,
      },
    ),
  );
  const filtered = status !== undefined || q !== "";
  const create = (
    <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => open("campaign")}>
      New campaign
    </Button>
  );
  return (
    <>
      <PageHeader
        title="Campaigns"
        subtitle="Each finds people, checks and researches them, writes, and hands over."
      >
        {create}
      </PageHeader>
      <Card>
        {(filtered || campaigns.data?.pages[0]?.items.length !== 0) && (
          <Filters>
            <SearchField
              label="Search campaigns"
              placeholder="Name"
              value={q}
              onChange={(text) => filters.set({ q: text || null })}
            />
            <StatusFilter
              of="campaigns"
              words={CAMPAIGN_STATUS}
              status={status}
              onChange={(next) => filters.set({ status: next ?? null })}
            />
            <NativeSelect
              aria-label="Sort campaigns"
              data={SORTS.map((value) => ({ value, label: SORT_WORDS[value] }))}
              value={sort}
              onChange={({ currentTarget: { value } }) =>
                filters.set({ sort: value === "createdAt" ? null : value })
              }
            />
          </Filters>
        )}
        <QueryView query={campaigns} what="campaigns">
          {({ pages }) => {
            const items = pages.flatMap((page) => page.items);
            if (items.length === 0 && filtered) {
              return (
                <EmptyState icon={<IconSpeakerphone size={30} />} title="No campaign matches">
                  <Button variant="default" mt="xs" onClick={() => filters.set({ status: null, q: null })}>
                    Clear the filter
                  </Button>
                </EmptyState>
              );
            }
            return items.length === 0 ? (
              <EmptyState icon={<IconSpeakerphone size={30} />} title="No campaigns yet">
                Create one, look at it once more, and start it.
              </EmptyState>
            ) : (
              <CampaignTable campaigns={items} />
            );
          }}
        </QueryView>
        <MoreButton query={campaigns} />
      </Card>
      {person && (
        <Box mt="lg">
          <StepsLeft />
        </Box>
      )}
      {creating !== null && <NewCampaignDrawer onClose={close} />}
    </>
  );
}
