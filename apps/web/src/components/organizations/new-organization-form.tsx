"use client";

import { MAX_NAME_LENGTH } from "@leadgen/core";
import { TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { fieldErrors } from "../../lib/field-errors.ts";
import { type Outputs, useTRPC } from "../../lib/trpc.ts";
import { useRefresh } from "../../lib/use-refresh.ts";
import { Form, textOf } from "../common/form.tsx";

interface Props {
  readonly onCreated?: (organization: Outputs["organization"]["create"]) => void;
}

/** Creates an organization; the user becomes its first owner. */
export function NewOrganizationForm({ onCreated }: Props) {
  const trpc = useTRPC();
  const onSettled = useRefresh();
  const create = useMutation(
    trpc.organization.create.mutationOptions({
      onSettled,
      onSuccess: (organization) => onCreated?.(organization),
    }),
  );
  const errors = fieldErrors(create.error, ["name"]);
  return (
    <Form
      action="Create organization"
      draft="new organization"
      busy={create.isPending}
      error={create.error}
      errors={errors}
      errorTitle="The organization was not made"
      onSubmit={(values) => create.mutate({ name: textOf(values, "name") })}
    >
      <TextInput
        name="name"
        label="Name of the organization"
        placeholder="For example your company's"
        autoComplete="organization"
        maxLength={MAX_NAME_LENGTH}
        error={errors.name}
      />
    </Form>
  );
}
