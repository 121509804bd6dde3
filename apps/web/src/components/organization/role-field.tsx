import { Radio, Stack } from "@mantine/core";
import type { MemberRole } from "../../lib/me.ts";
import { rolesGivenBy } from "./roles.ts";

interface Props {
  /** Of the person who gives it. */
  readonly givenBy: MemberRole | null;
  readonly value: MemberRole;
  readonly onChange: (role: MemberRole) => void;
  readonly error?: string | undefined;
}

export function RoleField({ givenBy, value, onChange, error }: Props) {
  const roles = rolesGivenBy(givenBy);
  return (
    <Radio.Group
      label="Role"
      value={value}
      onChange={(chosen) => onChange(roles.find(([role]) => role === chosen)?.[0] ?? value)}
      error={error}
    >
      <Stack gap="xs" mt="xs">
        {roles.map(([role, words]) => (
          <Radio key={role} value={role} label={role} description={words} />
        ))}
      </Stack>
    </Radio.Group>
  );
}
