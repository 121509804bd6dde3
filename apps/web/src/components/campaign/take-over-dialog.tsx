"use client";

import { TAKEN_OVER } from "@leadgen/core";
import { Anchor, Select, Stack, Text } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { plural } from "../../lib/format.ts";
import { LEAD_STATUS } from "../../lib/status-words.ts";
import { useTRPC } from "../../lib/trpc.ts";
import { useRefresh } from "../../lib/use-refresh.ts";
import { DialogFoot } from "../common/dialog-foot.tsx";
import { Link } from "../common/link.tsx";
import { OpenedDialog } from "../common/opened-dialog.tsx";
import { QueryView } from "../common/query-view.tsx";
import type { Campaign } from "./campaign.ts";
import { TakeOverPreview } from "./take-over-preview.tsx";

/** Number of drafts to choose from, the newest first. */
const CHOICES = 100;

interface ChooseProps {
  readonly campaign: Campaign;
  readonly onClose: () => void;
}

export function TakeOverDialog({ campaign, onClose }: ChooseProps) {
  return (
    <OpenedDialog onClose={onClose} title={`Use what “${campaign.name}” paid for`} size="lg">
      <ChooseTarget campaign={campaign} onClose={onClose} />
    </OpenedDialog>
  );
}

function ChooseTarget({ campaign, onClose }: ChooseProps) {
  const [chosen, setChosen] = useState<string | null>(null);
  const trpc = useTRPC();
  const { organizationId, organizationName } = campaign;
  const targets = useQuery(
    trpc.campaign.list.queryOptions({ organizationId, status: "CREATED", limit: CHOICES }),
  );
  return (
    <Stack>
      <Text>
        Its leads that ended as {TAKEN_OVER.map((each) => `“${LEAD_STATUS[each].words}”`).join(", ")} can go
        on in a campaign that was not started yet; the last only if their address is free again. Steps that
        were paid for are not paid for again, and what they cost stays with this campaign.
      </Text>
      <QueryView query={targets} what="campaigns">
        {({ items }) =>
          items.length === 0 ? (
            <Text>
              {organizationName} has no draft campaign.{" "}
              <Anchor component={Link} href="/campaigns" inherit underline="always">
                Make a new one
              </Anchor>{" "}
              with the same search and offer, leave it unstarted, and come back here.
            </Text>
          ) : (
            <Select
              label="Campaign that uses them"
              placeholder="Choose one that was not started"
              data={items.map(({ id, name }) => ({ value: id, label: name }))}
              value={chosen}
              onChange={setChosen}
              allowDeselect={false}
            />
          )
        }
      </QueryView>
      {chosen !== null && <Decide key={chosen} from={campaign.id} to={chosen} onClose={onClose} />}
    </Stack>
  );
}

interface DecideProps {
  readonly from: string;
  readonly to: string;
  readonly onClose: () => void;
}

function Decide({ from, to, onClose }: DecideProps) {
  const trpc = useTRPC();
  const refresh = useRefresh();
  const router = useRouter();
  const input = { id: to, fromCampaignId: from };
  const preview = useQuery(trpc.campaign.takeOverPreview.queryOptions(input));
  const takeOver = useMutation(
    trpc.campaign.takeOver.mutationOptions({
      onSuccess: () => {
        onClose();
        router.push(`/campaigns/${to}`);
      },
      onSettled: refresh,
    }),
  );
  const possible = preview.data !== undefined && preview.data.refusal === null;
  return (
    <>
      <QueryView query={preview} what="preview">
        {(data) => <TakeOverPreview preview={data} />}
      </QueryView>
      <DialogFoot
        action={possible ? `Move ${plural(preview.data.leads, "lead")}` : "Move leads"}
        busy={takeOver.isPending}
        disabled={!possible}
        error={takeOver.error}
        errorTitle="Nothing was moved"
        onDo={() => takeOver.mutate(input)}
        onBack={onClose}
      />
    </>
  );
}
