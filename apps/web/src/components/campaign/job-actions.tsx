"use client";

import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useMutation } from "@tanstack/react-query";
import { useTRPC } from "../../lib/trpc.ts";
import { useRefresh } from "../../lib/use-refresh.ts";
import { ErrorAlert } from "../common/error-alert.tsx";
import { Nothing } from "../common/nothing.tsx";

interface Props {
  readonly jobId: string;
  readonly canCancel: boolean;
  readonly canRetry: boolean;
}

export function JobActions({ jobId, canCancel, canRetry }: Props) {
  const trpc = useTRPC();
  const onSettled = useRefresh();
  const cancel = useMutation(trpc.job.cancel.mutationOptions({ onSettled }));
  const retry = useMutation(trpc.job.retry.mutationOptions({ onSettled }));
  if (canCancel) {
    return (
      <Confirmed label="Cancel…" action="Cancel the job" color="red" {...stateOf(cancel, jobId)}>
        The job becomes CANCELLED and its lead is not worked on any more. If a call is under way, its result
        is kept. This cannot be undone.
      </Confirmed>
    );
  }
  if (!canRetry) return <Nothing />;
  return (
    <Confirmed label="Retry…" action="Retry the job" color="indigo" {...stateOf(retry, jobId)}>
      The job runs again from its first unfinished step; finished steps are not repeated. While the breaker is
      OPEN it waits as PAUSED.
    </Confirmed>
  );
}

interface Mutation {
  readonly mutate: (input: { id: string }, options: { onSuccess: () => void }) => void;
  readonly reset: () => void;
  readonly isPending: boolean;
  readonly error: unknown;
}

const stateOf = (mutation: Mutation, id: string) => ({
  busy: mutation.isPending,
  error: mutation.error,
  onShow: mutation.reset,
  onConfirm: (done: () => void) => mutation.mutate({ id }, { onSuccess: done }),
});

interface ConfirmedProps {
  readonly label: string;
  readonly action: string;
  readonly color: string;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onShow: () => void;
  readonly onConfirm: (done: () => void) => void;
  readonly children: string;
}

/** A button that asks once more. */
function Confirmed({ label, action, color, busy, error, onShow, onConfirm, children }: ConfirmedProps) {
  const [opened, { open, close }] = useDisclosure(false);
  const show = () => {
    onShow();
    open();
  };
  return (
    <>
      <Button size="compact-sm" variant="default" onClick={show}>
        {label}
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        title={action}
        closeButtonProps={{ "aria-label": "Close this dialog" }}
      >
        <Stack>
          <Text>{children}</Text>
          {error !== null && <ErrorAlert error={error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              Back
            </Button>
            <Button color={color} loading={busy} onClick={() => onConfirm(close)}>
              {action}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
