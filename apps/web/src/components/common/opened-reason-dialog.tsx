"use client";

import { MAX_REASON_LENGTH } from "@leadgen/core";
import { Button, Group, Stack, Textarea } from "@mantine/core";
import { type FormEvent, type ReactNode, useState } from "react";
import { ErrorAlert } from "./error-alert.tsx";
import { OpenedDialog } from "./opened-dialog.tsx";

export interface ReasonDialogProps {
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

export function OpenedReasonDialog({ title, onClose, size = "lg", ...body }: ReasonDialogProps) {
  return (
    <OpenedDialog onClose={onClose} title={title} size={size}>
      <ReasonForm onClose={onClose} {...body} />
    </OpenedDialog>
  );
}

type FormProps = Omit<ReasonDialogProps, "title" | "size">;

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
