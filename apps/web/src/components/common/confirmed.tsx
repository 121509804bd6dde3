"use client";

import { Button, type ButtonProps, Group, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import type { ReactNode } from "react";
import { Dialog } from "./dialog.tsx";
import { ErrorAlert } from "./error-alert.tsx";

interface Props extends Pick<ButtonProps, "size" | "leftSection"> {
  /** On the button that asks. */
  readonly label: string;
  /** For screen readers, where several buttons have one label: "Revoke the token ci". */
  readonly name?: string;
  /** What is done, on the button that does it. */
  readonly action: string;
  readonly color: string;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onShow: () => void;
  readonly onConfirm: (done: () => void) => void;
  /** What it will do. */
  readonly children: ReactNode;
}

/** A button that asks once more. */
export function Confirmed(props: Props) {
  const { label, name, action, color, busy, error, onShow, onConfirm, children, ...button } = props;
  const [opened, { open, close }] = useDisclosure(false);
  const show = () => {
    onShow();
    open();
  };
  return (
    <>
      <Button size="compact-sm" variant="default" onClick={show} {...button} aria-label={name}>
        {label}
      </Button>
      <Dialog opened={opened} onClose={close} title={action}>
        <Stack>
          <Text component="div">{children}</Text>
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
      </Dialog>
    </>
  );
}

interface Mutation<Input> {
  readonly mutate: (input: Input, options: { onSuccess: () => void }) => void;
  readonly reset: () => void;
  readonly isPending: boolean;
  readonly error: unknown;
}

/** What `Confirmed` needs to know of the mutation behind it. */
export const confirming = <Input,>(mutation: Mutation<Input>, input: Input) => ({
  busy: mutation.isPending,
  error: mutation.error,
  onShow: mutation.reset,
  onConfirm: (done: () => void) => mutation.mutate(input, { onSuccess: done }),
});
