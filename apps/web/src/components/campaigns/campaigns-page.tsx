"use client";

import { Button } from "@mantine/core";
import { IconPlus, IconSpeakerphone } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useOpened } from "../../lib/in-address.ts";
import { onDemand } from "../../lib/on-demand.ts";
import { SLOW_POLL_MS } from "../../lib/polling.ts";
import { useTRPC } from "../../lib/trpc.ts";
import { useMe } from "../../lib/use-me.ts";
import { Card } from "../common/card.tsx";
import { EmptyState } from "../common/empty-state.tsx";
import { MoreButton } from "../common/more-button.tsx";
import { PageHeader } from "../common/page-header.tsx";
import { QueryView } from "../common/query-view.tsx";
import { FirstOrganization } from "../organizations/first-organization.tsx";
import { CampaignTable } from "./campaign-table.tsx";

const NewCampaignDrawer = onDemand(() =>
  import("./new-campaign-drawer.tsx").then((module) => module.NewCampaignDrawer),
);

export function CampaignsPage() {
  const me = useMe();
  const nowhere = me?.kind === "person" && me.organizations.length === 0;
  return nowhere ? <NoOrganization /> : <Campaigns />;
}

function NoOrganization() {
  return (
    <>
      <PageHeader title="Campaigns" subtitle="Before the first one, you need an organization." />
      <FirstOrganization />
    </>
  );
}

function Campaigns() {
  const { value: creating, open, close } = useOpened("new");
  const trpc = useTRPC();
  const campaigns = useInfiniteQuery(
    trpc.campaign.list.infiniteQueryOptions(
      { limit: 25 },
      { getNextPageParam: (page) => page.nextCursor, refetchInterval: SLOW_POLL_MS },
    ),
  );
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
        <QueryView query={campaigns} what="campaigns">
          {({ pages }) => {
            const items = pages.flatMap((page) => page.items);
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
      {creating !== null && <NewCampaignDrawer onClose={close} />}
    </>
  );
}
