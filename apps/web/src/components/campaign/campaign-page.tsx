"use client";

import { SimpleGrid, Stack } from "@mantine/core";
import { useCampaign } from "../../lib/live/use-campaign.ts";
import { QueryView } from "../common/query-view.tsx";
import { CampaignHeader } from "./campaign-header.tsx";
import { CampaignTabs } from "./campaign-tabs.tsx";
import { JobsCard } from "./jobs-card.tsx";
import { LeadsCard } from "./leads-card.tsx";
import { SpendCard } from "./spend-card.tsx";

export function CampaignPage({ campaignId }: { readonly campaignId: string }) {
  const campaign = useCampaign(campaignId);
  return (
    <QueryView query={campaign} what="campaign">
      {(data) => (
        <Stack gap="lg">
          <CampaignHeader campaign={data} />
          <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
            <LeadsCard campaign={data} />
            <JobsCard campaign={data} />
          </SimpleGrid>
          <SpendCard calls={data.calls} />
          <CampaignTabs campaign={data} />
        </Stack>
      )}
    </QueryView>
  );
}
