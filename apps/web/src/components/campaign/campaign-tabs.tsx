"use client";

import { Tabs } from "@mantine/core";
import { useSearchParams } from "next/navigation";
import { Card } from "../common/card.tsx";
import type { Campaign } from "./campaign.ts";
import { JobsTab } from "./jobs-tab.tsx";
import { LeadsTab } from "./leads-tab.tsx";
import { SetupTab } from "./setup-tab.tsx";

const TABS = ["leads", "jobs", "setup"] as const;

export function CampaignTabs({ campaign }: { readonly campaign: Campaign }) {
  const params = useSearchParams();
  const tab = TABS.find((each) => each === params.get("tab")) ?? "leads";
  // In the address, so that a link (and a reload) leads back to what was seen.
  const show = (value: string | null) => window.history.replaceState(null, "", `?tab=${value ?? "leads"}`);
  return (
    <Card>
      <Tabs value={tab} onChange={show} keepMounted={false}>
        <Tabs.List mb="md">
          <Tabs.Tab value="leads">Leads</Tabs.Tab>
          <Tabs.Tab value="jobs">Jobs</Tabs.Tab>
          <Tabs.Tab value="setup">Set-up</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="leads">
          <LeadsTab campaignId={campaign.id} />
        </Tabs.Panel>
        <Tabs.Panel value="jobs">
          <JobsTab
            campaignId={campaign.id}
            marked={params.get("job")}
            running={campaign.status === "RUNNING"}
          />
        </Tabs.Panel>
        <Tabs.Panel value="setup">
          <SetupTab campaign={campaign} />
        </Tabs.Panel>
      </Tabs>
    </Card>
  );
}
