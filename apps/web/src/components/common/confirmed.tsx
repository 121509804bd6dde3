"use client";

import { Button, type ButtonProps, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import type { ReactNode } from "react";
import { Dialog } from "./dialog.tsx";
import { DialogFoot } from "./dialog-foot.tsx";

interface Props extends Pick<ButtonProps, "size" | "leftSection"> {
  /** Label of the first button, which asks. */
  readonly label: string;
  /** For screen readers, if several buttons have the same label: "Revoke the token ci". */
  readonly name?: string;
  /** Label of the second button, which acts. */
  readonly action: string;
  readonly color: string;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onShow: () => void;
  readonly onConfirm: (done: () => void) => void;
  /** The effect of the action. */
  readonly children: ReactNode;
}

/** A button that asks for confirmation. */
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
          <DialogFoot
            action={action}
            color={color}
            busy={busy}
            error={error}
            onDo={() => onConfirm(close)}
            onBack={close}
          />
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

/** The props of `Confirmed` for a mutation. */
export const confirming = <Input,>(mutation: Mutation<Input>, input: Input) => ({
  busy: mutation.isPending,
  error: mutation.error,
  onShow: mutation.reset,
  onConfirm: (done: () => void) => mutation.mutate(input, { onSuccess: done }),
});
