"use client";

import { Button, type ButtonProps, Group, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconCircleCheck, IconPlayerPlay } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { formatNumber, plural } from "../../lib/format.ts";
import { POLL_MS } from "../../lib/polling.ts";
import { type Outputs, useTRPC } from "../../lib/trpc.ts";
import { useRefresh } from "../../lib/use-refresh.ts";
import { Dialog } from "../common/dialog.tsx";
import { ErrorAlert } from "../common/error-alert.tsx";
import { EstimateTable } from "../common/estimate-table.tsx";
import { QueryView } from "../common/query-view.tsx";
import { Unmet } from "../common/unmet.tsx";

type StartEstimate = Outputs["campaign"]["validateStart"]["estimate"];

interface Props {
  readonly campaignId: string;
  readonly name: string;
  readonly size?: ButtonProps["size"];
}

/** Starts a campaign, after showing everything that speaks against it and what it will take. */
export function StartCampaign({ campaignId, name, size = "sm" }: Props) {
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button
        size={size}
        leftSection={<IconPlayerPlay size={16} aria-hidden />}
        onClick={open}
        aria-label={`Start ${name}`}
      >
        Start…
      </Button>
      <Dialog opened={opened} onClose={close} title={`Start “${name}”`}>
        <StartChecks campaignId={campaignId} onClose={close} />
      </Dialog>
    </>
  );
}

function StartChecks({ campaignId, onClose }: { readonly campaignId: string; readonly onClose: () => void }) {
  const trpc = useTRPC();
  const refresh = useRefresh();
  const checks = useQuery(
    trpc.campaign.validateStart.queryOptions({ id: campaignId }, { refetchInterval: POLL_MS }),
  );
  const start = useMutation(
    trpc.campaign.start.mutationOptions({
      onSuccess: onClose,
      onSettled: refresh,
    }),
  );
  return (
    <Stack>
      <QueryView query={checks} what="checks">
        {({ unmet, estimate }) => (
          <>
            <Blockers messages={unmet.map((blocker) => blocker.message)} />
            <Estimate estimate={estimate} />
          </>
        )}
      </QueryView>
      {start.error !== null && <ErrorAlert error={start.error} title="The campaign was not started" />}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          Back
        </Button>
        <Button
          loading={start.isPending}
          disabled={checks.data?.canStart !== true}
          onClick={() => start.mutate({ id: campaignId })}
        >
          Start campaign
        </Button>
      </Group>
    </Stack>
  );
}

function Estimate({ estimate }: { readonly estimate: StartEstimate }) {
  const { leads, takenOver, byCampaigns, lines } = estimate;
  const also = takenOver === 0 ? "" : ` and the ${formatNumber(takenOver)} taken over`;
  const basis =
    byCampaigns === 0
      ? "If every one of them is found and can be written to; you have no earlier campaign to go by."
      : `By the rates of your last ${plural(byCampaigns, "campaign")}.`;
  return (
    <>
      <EstimateTable title={`What up to ${plural(leads, "lead")}${also} will take`} lines={lines} />
      <Text size="sm" c="dimmed">
        {basis} Credits and dollars are charged by each provider; what a call costs that has no known price is
        not in here.
      </Text>
    </>
  );
}

function Blockers({ messages }: { readonly messages: readonly string[] }) {
  if (messages.length === 0) {
    return (
      <Group gap="xs" wrap="nowrap">
        <IconCircleCheck size={22} color="var(--mantine-color-teal-6)" aria-hidden />
        <Text>Everything is in place. Searching begins at once, and from then on calls are paid for.</Text>
      </Group>
    );
  }
  return <Unmet title="It cannot be started yet:" messages={messages} />;
}
