"use client";

import { LEAD_STATUSES } from "@leadgen/core";
import { Group, Stack, Tabs, Text } from "@mantine/core";
import { useSearchParams } from "next/navigation";
import { formatNumber } from "../../lib/format.ts";
import { useCampaign } from "../../lib/live/use-campaign.ts";
import { onDemand } from "../../lib/on-demand.ts";
import { Card } from "../common/card.tsx";
import { LeadProgress } from "../common/lead-progress.tsx";
import { QueryView } from "../common/query-view.tsx";
import { LeadBadge } from "../common/status-badge.tsx";
import { useCampaignWaits, WhyIdle } from "../common/why-idle.tsx";
import type { Campaign } from "./campaign.ts";
import { CampaignHeader } from "./campaign-header.tsx";
import classes from "./campaign-page.module.css";
import { CostCard } from "./cost-card.tsx";
import { JobsAhead, JobsTab } from "./jobs-tab.tsx";
import { NO_LEADS } from "./lead-data.ts";
import { LeadsTab } from "./leads-tab.tsx";
import { useLeads } from "./use-leads.ts";

const SpendTab = onDemand(() => import("./spend-tab.tsx").then((module) => module.SpendTab));
const SetupTab = onDemand(() => import("./setup-tab.tsx").then((module) => module.SetupTab));
// Last in its column, so that nothing moves when it is loaded.
const SendingCard = onDemand(() =>
  import("../sending/sending-card.tsx").then((module) => module.SendingCard),
);

interface Props {
  readonly campaignId: string;
}

export function CampaignPage({ campaignId }: Props) {
  const campaign = useCampaign(campaignId);
  const tab = useTab();
  const waits = useCampaignWaits(campaignId);
  // Shows both at once, so that the later one does not shift the layout.
  const query = { ...campaign, isPending: campaign.isPending || waits.isPending };
  return (
    <>
      {query.isPending && tab === "leads" && <LeadsAhead campaignId={campaignId} />}
      {query.isPending && tab === "jobs" && <JobsAhead campaignId={campaignId} />}
      <QueryView query={query} what="campaign">
        {(data) => (
          <Stack gap="lg">
            <CampaignHeader campaign={data} />
            <WhyIdle waits={waits.data?.items} />
            <div className={classes.columns}>
              <CampaignTabs campaign={data} />
              <Stack gap="lg" component="aside">
                <LeadsCard campaign={data} />
                <CostCard calls={data.calls} />
                {data.startedAt !== null && <SendingCard campaign={data} />}
              </Stack>
            </div>
          </Stack>
        )}
      </QueryView>
    </>
  );
}

/** Asks for the tab's rows before the campaign is known. */
function LeadsAhead({ campaignId }: Props) {
  useLeads(campaignId);
  return null;
}

const TABS = ["leads", "jobs", "cost", "setup"] as const;

const useTab = () => {
  const asked = useSearchParams().get("tab");
  return TABS.find((each) => each === asked) ?? "leads";
};

function CampaignTabs({ campaign }: { readonly campaign: Campaign }) {
  const params = useSearchParams();
  const tab = useTab();
  // Kept in the address, so that a link or a reload shows the same.
  const show = (value: string | null) => window.history.replaceState(null, "", `?tab=${value ?? "leads"}`);
  return (
    <Card>
      {/* As high as a phone's screen, so that nothing below moves when a tab is loaded on demand. */}
      <Tabs value={tab} onChange={show} keepMounted={false} mih="100vh">
        <Tabs.List mb="md">
          <Tabs.Tab value="leads">Leads</Tabs.Tab>
          <Tabs.Tab value="jobs">Jobs</Tabs.Tab>
          <Tabs.Tab value="cost">Cost</Tabs.Tab>
          <Tabs.Tab value="setup">Set-up</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="leads">
          <LeadsTab campaign={campaign} />
        </Tabs.Panel>
        <Tabs.Panel value="jobs">
          <JobsTab campaign={campaign} marked={params.get("job")} />
        </Tabs.Panel>
        <Tabs.Panel value="cost">
          <SpendTab calls={campaign.calls} />
        </Tabs.Panel>
        <Tabs.Panel value="setup">
          <SetupTab campaign={campaign} />
        </Tabs.Panel>
      </Tabs>
    </Card>
  );
}

/** The leads' progress and outcomes. */
function LeadsCard({ campaign: { status, leads, leadLimit } }: { readonly campaign: Campaign }) {
  const present = LEAD_STATUSES.filter((each) => leads[each] > 0);
  return (
    <Card title="Leads">
      <LeadProgress leads={leads} limit={leadLimit} size="lg" />
      <Group gap="md" mt="md">
        {present.length === 0 && <Text c="dimmed">{NO_LEADS[status]}</Text>}
        {present.map((each) => (
          <Group key={each} gap={6}>
            <LeadBadge status={each} />
            <Text fw={650} className="number" data-testid={`leads-${each}`}>
              {formatNumber(leads[each])}
            </Text>
          </Group>
        ))}
      </Group>
    </Card>
  );
}
