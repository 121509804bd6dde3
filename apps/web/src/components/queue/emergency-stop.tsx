"use client";

import { Button, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconHandStop } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useTRPC } from "../../lib/trpc.ts";
import { useRefresh } from "../../lib/use-refresh.ts";
import { ReasonDialog } from "../common/reason-dialog.tsx";

/** Opens the breaker by hand. */
export function EmergencyStop() {
  const [opened, { open, close }] = useDisclosure(false);
  const trpc = useTRPC();
  const refresh = useRefresh();
  const stop = useMutation(
    trpc.queue.open.mutationOptions({
      onSuccess: close,
      onSettled: refresh,
    }),
  );
  const show = () => {
    stop.reset();
    open();
  };
  return (
    <>
      <Button
        color="red"
        variant="outline"
        leftSection={<IconHandStop size={18} aria-hidden />}
        onClick={show}
      >
        Emergency stop…
      </Button>
      <ReasonDialog
        opened={opened}
        onClose={close}
        title="Stop all work"
        action="Stop everything"
        color="red"
        busy={stop.isPending}
        error={stop.error}
        reasonHint="For example: wrong text is going out in campaign Nordic founders"
        onSubmit={(reason) => stop.mutate({ reason })}
      >
        <Text>
          The breaker opens at once: every PENDING and RUNNING job of every campaign becomes PAUSED, and no
          further call to any provider begins. Calls already under way end and are kept. Only an operator can
          close it again.
        </Text>
      </ReasonDialog>
    </>
  );
}
