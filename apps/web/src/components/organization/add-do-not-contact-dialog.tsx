"use client";

import { MAX_REASON_LENGTH } from "@leadgen/core";
import { Button, Group, Progress, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { type FormEvent, useMemo, useState } from "react";
import { useDraft } from "../../lib/draft.ts";
import { plural } from "../../lib/format.ts";
import { ErrorAlert } from "../common/error-alert.tsx";
import { OpenedDialog } from "../common/opened-dialog.tsx";
import { ContactsFile, type PickedFile } from "./contacts-file.tsx";
import { ContactsPreview } from "./contacts-preview.tsx";
import { MAX_LINES, readContacts } from "./read-contacts.ts";
import { type Sums, useAddContacts } from "./use-add-contacts.ts";

interface Props {
  readonly organizationId: string;
  readonly onClose: () => void;
}

export function AddDialog({ organizationId, onClose }: Props) {
  return (
    <OpenedDialog onClose={onClose} size="lg" title="Do not contact">
      <AddForm organizationId={organizationId} onClose={onClose} />
    </OpenedDialog>
  );
}

function AddForm({ organizationId, onClose }: Props) {
  const draft = useDraft(`do not contact of ${organizationId}`, { text: "", reason: "" });
  const [file, setFile] = useState<PickedFile | null>(null);
  const add = useAddContacts({ organizationId, onDone: draft.forget });
  const { text, reason } = draft.value;
  const source = file?.text ?? text;
  const read = useMemo(() => readContacts(source), [source]);
  const tooLong = read.lines > MAX_LINES;
  if (add.isSuccess) return <Added sums={add.sums} onClose={onClose} />;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (read.values.length > 0 && !tooLong) add.mutate({ values: read.values, reason: reason.trim() });
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        {file === null && (
          <Textarea
            label="Addresses and domains"
            description="One a line, or lines of a spreadsheet: ada@example.com or example.com."
            autosize
            minRows={4}
            maxRows={12}
            value={text}
            onChange={(event) => draft.set({ ...draft.value, text: event.currentTarget.value })}
            data-autofocus
          />
        )}
        <ContactsFile file={file} onPick={setFile} />
        <ContactsPreview read={read} tooLong={tooLong} />
        <TextInput
          label="Reason"
          description="Optional. Others in your organization can read it."
          maxLength={MAX_REASON_LENGTH}
          value={reason}
          onChange={(event) => draft.set({ ...draft.value, reason: event.currentTarget.value })}
        />
        {add.isPending && (
          <Progress.Root>
            <Progress.Section
              value={(100 * add.sums.sent) / Math.max(1, read.values.length)}
              aria-label="Sent"
            />
          </Progress.Root>
        )}
        {add.error !== null && (
          <ErrorAlert
            error={add.error}
            title={
              add.sums.sent === 0
                ? "Nothing was added"
                : `Only the first ${plural(add.sums.sent, "entry", "entries")} were added`
            }
          />
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Back
          </Button>
          <Button type="submit" loading={add.isPending} disabled={read.values.length === 0 || tooLong}>
            {read.values.length === 0
              ? "Add to the list"
              : `Add ${plural(read.values.length, "entry", "entries")}`}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Added({ sums, onClose }: { readonly sums: Sums; readonly onClose: () => void }) {
  return (
    <Stack>
      <Text role="status">{wordsOf(sums)}</Text>
      <Button onClick={onClose} data-autofocus>
        Done
      </Button>
    </Stack>
  );
}

function wordsOf({ added, alreadyListed, leadsStopped, leadsHandedOver, leadsWithdrawn }: Sums): string {
  const parts = [`${plural(added, "entry is", "entries are")} new.`];
  if (alreadyListed > 0) parts.push(`${plural(alreadyListed, "was", "were")} in the list before.`);
  if (leadsStopped > 0) parts.push(`${plural(leadsStopped, "lead")} will not be worked on any more.`);
  if (leadsHandedOver > 0)
    parts.push(`${plural(leadsHandedOver, "lead is", "leads are")} with the sender already.`);
  if (leadsWithdrawn > 0)
    parts.push(
      `${plural(leadsWithdrawn, "job", "jobs")} will take ${leadsWithdrawn === 1 ? "it" : "them"} out there.`,
    );
  return parts.join(" ");
}
