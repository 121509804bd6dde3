"use client";

import { MAX_REASON_LENGTH } from "@leadgen/core";
import { Button, Group, Modal, Stack, Textarea } from "@mantine/core";
import { type FormEvent, type ReactNode, useState } from "react";
import { ErrorAlert } from "./error-alert.tsx";

interface Props {
  readonly opened: boolean;
  readonly title: string;
  /** The button that does it, in words: "Stop everything". */
  readonly action: string;
  readonly color: string;
  readonly busy: boolean;
  readonly error: unknown;
  readonly reasonHint: string;
  /** False while it cannot be done yet, for example because a preview is missing. */
  readonly ready?: boolean;
  readonly size?: string;
  readonly onSubmit: (reason: string) => void;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}

/** A decision that is kept with its reason: what will happen, why, do it or not. */
export function ReasonDialog({ opened, title, onClose, size = "lg", ...body }: Props) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      size={size}
      closeButtonProps={{ "aria-label": "Close this dialog" }}
    >
      <ReasonForm onClose={onClose} {...body} />
    </Modal>
  );
}

type FormProps = Omit<Props, "opened" | "title" | "size">;

function ReasonForm({
  action,
  color,
  busy,
  error,
  reasonHint,
  ready = true,
  onSubmit,
  onClose,
  children,
}: FormProps) {
  const [reason, setReason] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit(reason.trim());
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        {children}
        <Textarea
          label="Reason"
          description="Kept in the history for everybody."
          placeholder={reasonHint}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          required
          autosize
          minRows={2}
          maxLength={MAX_REASON_LENGTH}
        />
        {error !== null && <ErrorAlert error={error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Back
          </Button>
          <Button type="submit" color={color} loading={busy} disabled={!ready || reason.trim() === ""}>
            {action}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
