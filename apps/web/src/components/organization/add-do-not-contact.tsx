"use client";

import { MAX_REASON_LENGTH } from "@leadgen/core";
import { Button, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconPlus } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { errorDetails } from "../../lib/api-error.ts";
import { fieldErrors } from "../../lib/field-errors.ts";
import { plural } from "../../lib/format.ts";
import { type Outputs, useTRPC } from "../../lib/trpc.ts";
import { useRefresh } from "../../lib/use-refresh.ts";
import { Dialog } from "../common/dialog.tsx";
import { Form, textOf } from "../common/form.tsx";

const FIELDS = ["values", "reason"] as const;

export function AddDoNotContact({ organizationId }: { readonly organizationId: string }) {
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={open}>
        Add
      </Button>
      <Dialog opened={opened} onClose={close} title="Do not contact">
        <AddForm organizationId={organizationId} onClose={close} />
      </Dialog>
    </>
  );
}

interface Props {
  readonly organizationId: string;
  readonly onClose: () => void;
}

function AddForm({ organizationId, onClose }: Props) {
  const trpc = useTRPC();
  const onSettled = useRefresh();
  const add = useMutation(trpc.doNotContact.add.mutationOptions({ onSettled }));
  const found = fieldErrors(add.error, FIELDS);
  const errors = { ...found, ...wrongValue(add.error, add.variables?.values ?? []) };
  if (add.data !== undefined) {
    return (
      <Stack>
        <Text role="status">{wordsOf(add.data)}</Text>
        <Button onClick={onClose}>Done</Button>
      </Stack>
    );
  }
  const submit = (form: FormData) => {
    const reason = textOf(form, "reason").trim();
    const values = textOf(form, "values")
      .split(/[\n,;]/)
      .map((value) => value.trim())
      .filter((value) => value !== "");
    add.mutate({ organizationId, values, ...(reason !== "" && { reason }) });
  };
  return (
    <Form
      action="Add to the list"
      draft={`do not contact of ${organizationId}`}
      busy={add.isPending}
      error={add.error}
      errors={errors}
      errorTitle="Nothing was added"
      onSubmit={submit}
    >
      <Textarea
        name="values"
        label="Addresses and domains"
        description="One a line, 1,000 at most: ada@example.com or example.com."
        autosize
        minRows={4}
        maxRows={12}
        error={errors.values}
        data-autofocus
      />
      <TextInput
        name="reason"
        label="Reason"
        description="If you like, for those who come after you."
        maxLength={MAX_REASON_LENGTH}
        error={errors.reason}
      />
    </Form>
  );
}

/** Of many values, which one is meant. */
function wrongValue(error: unknown, values: readonly string[]): { values?: string } {
  const issues = errorDetails(error).issues as readonly { field: string; message: string }[] | undefined;
  const [issue, index] = issues
    ?.map((each) => [each, /^values\[(\d+)\]$/.exec(each.field)?.[1]] as const)
    .find(([, at]) => at !== undefined) ?? [undefined, undefined];
  return issue === undefined ? {} : { values: `“${values[Number(index)]}” ${issue.message}.` };
}

function wordsOf({
  added,
  alreadyListed,
  leadsStopped,
  leadsHandedOver,
  leadsWithdrawn,
}: Outputs["doNotContact"]["add"]): string {
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
