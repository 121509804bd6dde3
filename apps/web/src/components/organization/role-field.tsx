import { Radio, Stack } from "@mantine/core";
import type { MemberRole } from "../../lib/me.ts";

/** The rights of each role, from the fewest to the most. */
const ROLES = [
  ["member", "Campaigns, jobs, leads and the do-not-contact list"],
  ["admin", "Also members, invitations, the name and the audit"],
  ["owner", "Also makes, changes and removes owners"],
] as const satisfies readonly (readonly [MemberRole, string])[];

/** The roles that a person with this role may give: only an owner makes owners. */
const rolesGivenBy = (role: MemberRole | null) =>
  ROLES.filter(([each]) => each !== "owner" || role === "owner");

interface Props {
  /** Role of the person who gives it. */
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
