import { Alert, Anchor, Button, Group, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import {
  IconCircleCheck,
  IconCircleX,
  IconDownload,
  IconLoader2,
  IconPlayerPause,
} from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { formatNumber, plural } from "../../lib/format.ts";
import { useQueueStatus } from "../../lib/live/use-queue-status.ts";
import { useTRPC } from "../../lib/trpc.ts";
import { useRefresh } from "../../lib/use-refresh.ts";
import { StartCampaign } from "../campaigns/start-campaign.tsx";
import { Link } from "../common/link.tsx";
import { PageHeader } from "../common/page-header.tsx";
import { ReasonDialog } from "../common/reason-dialog.tsx";
import { CampaignBadge } from "../common/status-badge.tsx";
import { Time } from "../common/time.tsx";
import type { Campaign } from "./campaign.ts";
import { CampaignForms } from "./campaign-forms.tsx";
import { DeleteCampaign } from "./delete-campaign.tsx";
import { hasUsableLeads, TakeOver } from "./take-over.tsx";

export function CampaignHeader({ campaign }: { readonly campaign: Campaign }) {
  const { id, name, status } = campaign;
  return (
    <div>
      <Anchor component={Link} href="/campaigns" size="sm">
        ← All campaigns
      </Anchor>
      <PageHeader title={<TitleLine campaign={campaign} />} subtitle={<Times campaign={campaign} />}>
        {status === "CREATED" && <StartCampaign campaignId={id} name={name} />}
        <CampaignForms campaign={campaign} />
        <Button
          component="a"
          href={`/api/v1/campaigns/${id}/export.csv`}
          download
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
        >
          Download CSV
        </Button>
        <Button component="a" href={`/api/v1/campaigns/${id}/export.json`} download variant="default">
          JSON
        </Button>
        {hasUsableLeads(campaign) && <TakeOver campaign={campaign} />}
        {(status === "CREATED" || status === "RUNNING") && <CancelCampaign campaignId={id} name={name} />}
        {status !== "RUNNING" && <DeleteCampaign campaignId={id} name={name} />}
      </PageHeader>
      <StateNote campaign={campaign} />
    </div>
  );
}

function TitleLine({ campaign }: { readonly campaign: Campaign }) {
  return (
    <Group component="span" gap="sm" style={{ display: "inline-flex" }}>
      <span style={{ overflowWrap: "anywhere" }}>{campaign.name}</span>
      <CampaignBadge campaign={campaign} />
    </Group>
  );
}

function Times({ campaign }: { readonly campaign: Campaign }) {
  const { organizationName, createdAt, startedAt, finishedAt } = campaign;
  return (
    <Text size="sm" component="div">
      {organizationName} · created <Time at={createdAt} />
      {startedAt !== null && (
        <>
          {" "}
          · started <Time at={startedAt} />
        </>
      )}
      {finishedAt !== null && (
        <>
          {" "}
          · over <Time at={finishedAt} />
        </>
      )}
    </Text>
  );
}

/** How the campaign ended or, while it runs, why it makes no progress. */
function StateNote({ campaign: { status, message, cancelReason, jobs } }: { readonly campaign: Campaign }) {
  const workers = useQueueStatus().data?.workersAlive;
  if (status === "RUNNING" && jobs.PAUSED === 0 && workers === 0) {
    return (
      <Alert color="orange" icon={<IconPlayerPause aria-hidden />} data-testid="no-worker-note">
        No worker is alive, so nothing moves. Nothing is lost: the work goes on when an operator starts one on
        a server.
      </Alert>
    );
  }
  if (status === "RUNNING" && jobs.PAUSED === 0) {
    // Also while all is well: what is below must not move when all work is stopped.
    return (
      <Alert color="blue" icon={<IconLoader2 aria-hidden />} data-testid="running-note">
        {plural(jobs.PENDING + jobs.RUNNING, "job is left", "jobs are left")}: {formatNumber(jobs.RUNNING)} at
        work, {formatNumber(jobs.PENDING)} in line.
      </Alert>
    );
  }
  if (status === "RUNNING") {
    return (
      <Alert color="orange" icon={<IconPlayerPause aria-hidden />} data-testid="paused-note">
        {plural(jobs.PAUSED, "of its jobs waits", "of its jobs wait")}, because all work is stopped. Nothing
        is lost: they carry on where they stopped when an operator{" "}
        <Anchor component={Link} href="/queue" inherit underline="always">
          lets work go on
        </Anchor>
        .
      </Alert>
    );
  }
  if (cancelReason !== null) {
    return (
      <Alert color="gray" icon={<IconCircleX aria-hidden />}>
        A person cancelled it: {cancelReason}
      </Alert>
    );
  }
  if (message === null) return null;
  const failed = status === "FAILED";
  return (
    <Alert
      color={failed ? "red" : "teal"}
      icon={failed ? <IconCircleX aria-hidden /> : <IconCircleCheck aria-hidden />}
    >
      {message}
    </Alert>
  );
}

interface CancelProps {
  readonly campaignId: string;
  readonly name: string;
}

function CancelCampaign({ campaignId, name }: CancelProps) {
  const [opened, { open, close }] = useDisclosure(false);
  const trpc = useTRPC();
  const refresh = useRefresh();
  const cancel = useMutation(
    trpc.campaign.cancel.mutationOptions({
      onSettled: refresh,
    }),
  );
  const show = () => {
    cancel.reset();
    open();
  };
  return (
    <>
      <Button variant="outline" color="red" onClick={show}>
        Cancel…
      </Button>
      <ReasonDialog
        opened={opened}
        onClose={close}
        title={`Cancel “${name}”`}
        action="Cancel the campaign"
        color="red"
        busy={cancel.isPending}
        error={cancel.error}
        reasonHint="For example: wrong audience"
        onSubmit={(reason, onSuccess) => cancel.mutate({ id: campaignId, reason }, { onSuccess })}
      >
        <Text>
          The campaign is over, and its jobs that are not done are cancelled; one that is at work stops at its
          next step, and what its call brings is kept. Leads that were handed over stay with the sender;
          another campaign can use what was paid for the others. This cannot be undone.
        </Text>
      </ReasonDialog>
    </>
  );
}
