"use client";

import { Button, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useMutation } from "@tanstack/react-query";
import { useTRPC } from "../../lib/trpc.ts";
import { useRefresh } from "../../lib/use-refresh.ts";
import { ReasonDialog } from "../common/reason-dialog.tsx";

interface Props {
  readonly campaignId: string;
  readonly name: string;
}

export function CancelCampaign({ campaignId, name }: Props) {
  const [opened, { open, close }] = useDisclosure(false);
  const trpc = useTRPC();
  const refresh = useRefresh();
  const cancel = useMutation(
    trpc.campaign.cancel.mutationOptions({
      onSuccess: close,
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
        onSubmit={(reason) => cancel.mutate({ id: campaignId, reason })}
      >
        <Text>
          The campaign becomes FAILED and its live jobs CANCELLED; a job that is running stops at its next
          step. Leads that were handed over stay with the sender. This cannot be undone.
        </Text>
      </ReasonDialog>
    </>
  );
}
