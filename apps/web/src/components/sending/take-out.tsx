"use client";

import { Button, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useMutation } from "@tanstack/react-query";
import { useTRPC } from "../../lib/trpc.ts";
import { useRefresh } from "../../lib/use-refresh.ts";
import { ReasonDialog } from "../common/reason-dialog.tsx";

interface Props {
  readonly campaignId: string;
  readonly leadId: string;
  readonly name: string;
}

/** Removes one person from the campaign at Instantly. */
export function TakeOut({ campaignId, leadId, name }: Props) {
  const [opened, { open, close }] = useDisclosure(false);
  const trpc = useTRPC();
  const onSettled = useRefresh();
  const takeOut = useMutation(trpc.sending.takeOut.mutationOptions({ onSettled }));
  const show = () => {
    takeOut.reset();
    open();
  };
  return (
    <>
      <Button size="compact-sm" variant="default" onClick={show} aria-label={`Take out ${name}`} flex="none">
        Take out…
      </Button>
      <ReasonDialog
        opened={opened}
        onClose={close}
        title={`Take out ${name}`}
        action="Take out"
        color="orange"
        busy={takeOut.isPending}
        error={takeOut.error}
        reasonHint="For example: is a customer already"
        onSubmit={(reason, onSuccess) => takeOut.mutate({ id: campaignId, leadId, reason }, { onSuccess })}
      >
        <Text>
          The lead is taken out at Instantly and gets no mail. The sending can be activated when that is done.
        </Text>
      </ReasonDialog>
    </>
  );
}
