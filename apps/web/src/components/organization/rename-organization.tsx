"use client";

import { MAX_NAME_LENGTH } from "@leadgen/core";
import { Button, TextInput } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useMutation } from "@tanstack/react-query";
import { fieldErrors } from "../../lib/field-errors.ts";
import { useTRPC } from "../../lib/trpc.ts";
import { useRefresh } from "../../lib/use-refresh.ts";
import { Dialog } from "../common/dialog.tsx";
import { Form, textOf } from "../common/form.tsx";

interface Props {
  readonly organizationId: string;
  readonly name: string;
}

export function RenameOrganization({ organizationId, name }: Props) {
  const [opened, { open, close }] = useDisclosure(false);
  const trpc = useTRPC();
  const onSettled = useRefresh();
  const rename = useMutation(trpc.organization.update.mutationOptions({ onSettled, onSuccess: close }));
  const errors = fieldErrors(rename.error, ["name"]);
  const show = () => {
    rename.reset();
    open();
  };
  return (
    <>
      <Button variant="default" onClick={show}>
        Rename…
      </Button>
      <Dialog opened={opened} onClose={close} title="Rename the organization">
        <Form
          action="Rename"
          busy={rename.isPending}
          error={rename.error}
          errors={errors}
          onSubmit={(values) => rename.mutate({ id: organizationId, name: textOf(values, "name") })}
        >
          <TextInput
            name="name"
            label="Name"
            defaultValue={name}
            maxLength={MAX_NAME_LENGTH}
            error={errors.name}
            data-autofocus
          />
        </Form>
      </Dialog>
    </>
  );
}
