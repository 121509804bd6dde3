"use client";

import { MAX_REASON_LENGTH } from "@leadgen/core";
import { Button, Group, Stack, Textarea } from "@mantine/core";
import { usePathname } from "next/navigation";
import type { FormEvent, ReactNode } from "react";
import { useDraft } from "../../lib/draft.ts";
import { ErrorAlert } from "./error-alert.tsx";
import classes from "./opened-dialog.module.css";
import { OpenedDialog } from "./opened-dialog.tsx";

export interface ReasonDialogProps {
  readonly title: string;
  /** Label of the button that acts: "Stop everything". */
  readonly action: string;
  readonly color: string;
  readonly busy: boolean;
  readonly error: unknown;
  /** Label of the field; default "Reason". */
  readonly label?: string;
  readonly reasonHint: string;
  /** False while the action is not possible yet, for example until a preview is loaded. */
  readonly ready?: boolean;
  readonly size?: string;
  /** `done` closes the dialog and deletes the draft. */
  readonly onSubmit: (reason: string, done: () => void) => void;
  readonly onClose: () => void;
  /** Shown at the top: what changed while the dialog was open. */
  readonly notice?: ReactNode;
  /** The effect of the action. */
  readonly children?: ReactNode;
  /** Shown below the reason. */
  readonly below?: ReactNode;
}

export function OpenedReasonDialog({ title, onClose, size = "lg", ...body }: ReasonDialogProps) {
  return (
    <OpenedDialog onClose={onClose} title={title} size={size}>
      <ReasonForm title={title} onClose={onClose} {...body} />
    </OpenedDialog>
  );
}

type FormProps = Omit<ReasonDialogProps, "size">;

function ReasonForm(props: FormProps) {
  const { title, action, color, busy, error, label = "Reason", reasonHint, ready = true } = props;
  const { onSubmit, onClose, notice, children, below } = props;
  const reason = useDraft(`${usePathname()} ${title}`, "");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit(reason.value.trim(), () => {
      reason.forget();
      onClose();
    });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        {notice}
        {children}
        <Textarea
          label={label}
          description="Kept in the history for everybody."
          placeholder={reasonHint}
          value={reason.value}
          onChange={(event) => reason.set(event.currentTarget.value)}
          required
          autosize
          minRows={2}
          maxLength={MAX_REASON_LENGTH}
          data-autofocus
        />
        {below}
        {error !== null && <ErrorAlert error={error} />}
        <Group justify="flex-end" className={classes.foot ?? ""}>
          <Button variant="default" onClick={onClose}>
            Back
          </Button>
          <Button type="submit" color={color} loading={busy} disabled={!ready || reason.value.trim() === ""}>
            {action}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
