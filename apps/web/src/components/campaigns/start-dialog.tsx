"use client";

import { Group, Stack, Text } from "@mantine/core";
import { IconCircleCheck } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { POLL_MS } from "../../lib/polling.ts";
import { type Outputs, useTRPC } from "../../lib/trpc.ts";
import { useBlockerWords } from "../../lib/use-blocker-words.ts";
import { useRefresh } from "../../lib/use-refresh.ts";
import { DialogFoot } from "../common/dialog-foot.tsx";
import { OpenedDialog } from "../common/opened-dialog.tsx";
import { QueryView } from "../common/query-view.tsx";
import { Unmet } from "../common/unmet.tsx";
import { CampaignEstimate } from "./campaign-estimate.tsx";

interface Props {
  readonly campaignId: string;
  readonly name: string;
  readonly onClose: () => void;
}

/** Asks whether to start a campaign. Shows all unmet conditions and the estimate. */
export function StartDialog({ campaignId, name, onClose }: Props) {
  return (
    <OpenedDialog onClose={onClose} title={`Start “${name}”`}>
      <StartChecks campaignId={campaignId} onClose={onClose} />
    </OpenedDialog>
  );
}

function StartChecks({ campaignId, onClose }: Omit<Props, "name">) {
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
            <Blockers unmet={unmet} />
            <CampaignEstimate estimate={estimate} />
          </>
        )}
      </QueryView>
      <DialogFoot
        action="Start campaign"
        busy={start.isPending}
        disabled={checks.data?.canStart !== true}
        error={start.error}
        errorTitle="The campaign was not started"
        onDo={() => start.mutate({ id: campaignId })}
        onBack={onClose}
      />
    </Stack>
  );
}

function Blockers({ unmet }: Pick<Outputs["campaign"]["validateStart"], "unmet">) {
  const wordsOf = useBlockerWords("Only a draft can be started: somebody has started or cancelled this one.");
  if (unmet.length === 0) {
    return (
      <Group gap="xs" wrap="nowrap">
        <IconCircleCheck size={22} color="var(--mantine-color-teal-6)" aria-hidden />
        <Text>Everything is in place. Searching begins at once, and from then on calls are paid for.</Text>
      </Group>
    );
  }
  return (
    <Unmet
      title="It cannot be started yet:"
      items={unmet.map((each) => ({ code: each.code, words: wordsOf(each) }))}
    />
  );
}
