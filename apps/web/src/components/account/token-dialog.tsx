"use client";

import { MAX_NAME_LENGTH, MAX_TOKEN_DAYS } from "@leadgen/core";
import { Button, Checkbox, NativeSelect, Stack, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { fieldErrors } from "../../lib/field-errors.ts";
import { type Outputs, useTRPC } from "../../lib/trpc.ts";
import { useRefresh } from "../../lib/use-refresh.ts";
import { Form, textOf } from "../common/form.tsx";
import { OpenedDialog } from "../common/opened-dialog.tsx";
import { ShownOnce } from "../common/shown-once.tsx";

type Scope = Outputs["token"]["create"]["scopes"][number];

const SCOPES = [
  ["read", "Look at everything that you may see"],
  ["write", "Change what belongs to your organizations"],
  ["operate", "Open and close the breaker and probe providers, as an operator"],
] as const satisfies readonly (readonly [Scope, string])[];

/** In days. */
const TERMS = [
  { value: "7", label: "7 days" },
  { value: "30", label: "30 days" },
  { value: "90", label: "90 days" },
  { value: String(MAX_TOKEN_DAYS), label: "A year" },
];

const FIELDS = ["name", "scopes", "expiresInDays"] as const;

interface Props {
  readonly operator: boolean;
  readonly onClose: () => void;
}

/** The form, and after it the new token, which is shown once. */
export function TokenDialog({ operator, onClose }: Props) {
  return (
    <OpenedDialog onClose={onClose} title="New API token">
      <NewTokenSteps operator={operator} onClose={onClose} />
    </OpenedDialog>
  );
}

function NewTokenSteps({ operator, onClose }: Props) {
  const trpc = useTRPC();
  const onSettled = useRefresh();
  const create = useMutation(trpc.token.create.mutationOptions({ onSettled }));
  if (create.data === undefined) return <TokenForm create={create} operator={operator} />;
  return (
    <Stack>
      <ShownOnce
        title={`The token “${create.data.name}” is made`}
        label="The token"
        value={create.data.token}
      >
        Copy it now to where your script keeps its secrets: it is not shown again.
      </ShownOnce>
      <Button onClick={onClose}>I have copied it</Button>
    </Stack>
  );
}

interface FormProps {
  readonly operator: boolean;
  readonly create: {
    readonly mutate: (input: { name: string; scopes: Scope[]; expiresInDays: number }) => void;
    readonly isPending: boolean;
    readonly error: unknown;
  };
}

function TokenForm({ create, operator }: FormProps) {
  const errors = fieldErrors(create.error, FIELDS);
  const submit = (values: FormData) =>
    create.mutate({
      name: textOf(values, "name"),
      scopes: SCOPES.map(([scope]) => scope).filter((scope) => values.getAll("scopes").includes(scope)),
      expiresInDays: Number(textOf(values, "expiresInDays")),
    });
  return (
    <Form
      action="Make the token"
      busy={create.isPending}
      error={create.error}
      errors={errors}
      errorTitle="The token was not made"
      onSubmit={submit}
    >
      <TextInput
        name="name"
        label="Name"
        description="What uses it, so that you know later which one to revoke."
        placeholder="nightly export"
        maxLength={MAX_NAME_LENGTH}
        error={errors.name}
        data-autofocus
      />
      <Checkbox.Group
        label="Scopes"
        description="None includes another."
        defaultValue={["read"]}
        error={errors.scopes}
      >
        <Stack gap="xs" mt="xs">
          {SCOPES.filter(([scope]) => operator || scope !== "operate").map(([scope, words]) => (
            <Checkbox key={scope} name="scopes" value={scope} label={scope} description={words} />
          ))}
        </Stack>
      </Checkbox.Group>
      <NativeSelect
        name="expiresInDays"
        label="Works for"
        data={TERMS}
        defaultValue="90"
        error={errors.expiresInDays}
      />
    </Form>
  );
}
