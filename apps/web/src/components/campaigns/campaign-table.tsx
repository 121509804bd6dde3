import { Anchor, Text } from "@mantine/core";
import Link from "next/link";
import { formatDuration, plural } from "../../lib/format.ts";
import { useQueueStatus } from "../../lib/live/use-queue-status.ts";
import { secondsLeft } from "../../lib/seconds-left.ts";
import type { Outputs } from "../../lib/trpc.ts";
import { useNow } from "../../lib/use-now.ts";
import { LeadProgress } from "../common/lead-progress.tsx";
import { Nothing } from "../common/nothing.tsx";
import { Cell, StackedTable } from "../common/stacked-table.tsx";
import { CampaignBadge } from "../common/status-badge.tsx";
import { Time } from "../common/time.tsx";
import { sendingLine } from "../sending/sending-words.ts";
import { StartCampaign } from "./start-campaign.tsx";

type Campaign = Outputs["campaign"]["list"]["items"][number];

export function CampaignTable({ campaigns }: { readonly campaigns: readonly Campaign[] }) {
  return (
    <StackedTable caption="Campaigns" columns={["Name", "Status", "Leads", "Jobs", "Created", "Action"]}>
      {campaigns.map((campaign) => (
        <CampaignRow key={campaign.id} campaign={campaign} />
      ))}
    </StackedTable>
  );
}

function CampaignRow({ campaign }: { readonly campaign: Campaign }) {
  return (
    <tr data-testid="campaign-row">
      <Cell label="Name">
        <Anchor component={Link} href={`/campaigns/${campaign.id}`} fw={600}>
          {campaign.name}
        </Anchor>
        <Text size="xs" c="dimmed">
          {campaign.organizationName}
        </Text>
      </Cell>
      <Cell label="Status">
        <CampaignBadge campaign={campaign} />
        <EndLine campaign={campaign} />
        <SendingLine campaign={campaign} />
      </Cell>
      <Cell label="Leads">
        <div style={{ minWidth: 120 }}>
          <LeadProgress leads={campaign.leads} limit={campaign.leadLimit} />
        </div>
      </Cell>
      <Cell label="Jobs">
        <JobHint jobs={campaign.jobs} />
        <TimeLeft campaign={campaign} />
      </Cell>
      <Cell label="Created">
        <Text size="sm" component="div">
          <Time at={campaign.createdAt} />
        </Text>
      </Cell>
      <Cell label="Action">
        {campaign.status === "CREATED" ? (
          <StartCampaign campaignId={campaign.id} name={campaign.name} size="xs" />
        ) : (
          <Nothing />
        )}
      </Cell>
    </tr>
  );
}

/** Why it failed, where it did. */
function EndLine({ campaign: { status, message } }: { readonly campaign: Campaign }) {
  if (status !== "FAILED" || message === null) return null;
  return (
    <Text size="xs" c="dimmed" mt={4} lineClamp={2} maw={260} title={message}>
      {message}
    </Text>
  );
}

/** Mails that are written and that nobody gets are a person's turn. */
function SendingLine({ campaign }: { readonly campaign: Campaign }) {
  const words = sendingLine(campaign);
  if (words === undefined) return null;
  const turn = campaign.sending.state === "NOT_ACTIVATED";
  return (
    <Text size="xs" mt={4} c={turn ? "var(--mantine-color-violet-text)" : "dimmed"}>
      {words}
    </Text>
  );
}

/** How long what is in line may take; nothing while nobody can say. */
function TimeLeft({ campaign }: { readonly campaign: Campaign }) {
  const now = useNow();
  const seconds = secondsLeft(campaign, now);
  if (seconds === null) return null;
  return (
    <Text size="xs" c="dimmed" mt={4} title="At the pace since its start, for the jobs that it has by now.">
      about {formatDuration(seconds)} left
    </Text>
  );
}

/** What a campaign's jobs are up to; a campaign with paused jobs stays RUNNING, so this is where it shows. */
function JobHint({ jobs }: Pick<Campaign, "jobs">) {
  const atWork = jobs.PENDING + jobs.RUNNING;
  const workers = useQueueStatus().data?.workersAlive;
  if (jobs.PAUSED > 0) {
    return (
      <Text size="sm" fw={600} c="var(--mantine-color-orange-text)">
        {plural(jobs.PAUSED, "job")} stopped with all work
      </Text>
    );
  }
  if (atWork > 0 && workers === 0) {
    return (
      <Text size="sm" fw={600} c="var(--mantine-color-orange-text)">
        {plural(atWork, "job waits", "jobs wait")}: no worker is alive
      </Text>
    );
  }
  return (
    <Text size="sm" c={atWork > 0 ? "var(--mantine-color-text)" : "dimmed"}>
      {atWork > 0 ? `${plural(atWork, "job")} at work` : "none live"}
    </Text>
  );
}
