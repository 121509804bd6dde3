"use client";

import { MAX_NAME_LENGTH } from "@leadgen/core";
import { Select, TextInput } from "@mantine/core";
import type { Outputs } from "../../lib/trpc.ts";

/** The campaign's organization: an existing one, or the name of a new one. */
export interface OrganizationChoice {
  readonly id: string | null;
  readonly newName: string;
}

interface Props {
  readonly organizations: Outputs["organization"]["list"]["items"];
  readonly choice: OrganizationChoice;
  readonly error: string | undefined;
  readonly onChange: (choice: OrganizationChoice) => void;
}

const NEW = "new";

export function OrganizationField({ organizations, choice, error, onChange }: Props) {
  const isNew = choice.id === null;
  return (
    <>
      {organizations.length > 0 && (
        <Select
          label="Organization"
          data={[
            ...organizations.map(({ id, name }) => ({ value: id, label: name })),
            { value: NEW, label: "A new one…" },
          ]}
          value={choice.id ?? NEW}
          onChange={(value) => onChange({ ...choice, id: value === NEW ? null : value })}
          allowDeselect={false}
        />
      )}
      {isNew && (
        <TextInput
          label={organizations.length > 0 ? "Name of the new organization" : "Organization"}
          value={choice.newName}
          onChange={(event) => onChange({ id: null, newName: event.currentTarget.value })}
          error={error}
          maxLength={MAX_NAME_LENGTH}
        />
      )}
    </>
  );
}
