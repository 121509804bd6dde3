"use client";

import { Anchor, Badge, Code, Group, SimpleGrid, Stack, Text } from "@mantine/core";
import type { Me } from "../../lib/me.ts";
import { useMe } from "../../lib/use-me.ts";
import { Card } from "../common/card.tsx";
import { Link } from "../common/link.tsx";
import { PageHeader } from "../common/page-header.tsx";
import { PasswordCard } from "./password-card.tsx";
import { SessionsCard } from "./sessions-card.tsx";
import { TokensCard } from "./tokens-card.tsx";

export function AccountPage() {
  const me = useMe();
  return (
    <>
      <PageHeader title="Account" subtitle="Your role, password, sessions and API tokens." />
      {me?.kind === "installation" && <Nobody />}
      {me?.kind === "person" && (
        <Stack gap="lg">
          <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
            <WhoCard me={me} />
            <PasswordCard email={me.user?.email ?? ""} />
          </SimpleGrid>
          <SessionsCard />
          <TokensCard operator={me.operator} />
        </Stack>
      )}
    </>
  );
}

function Nobody() {
  return (
    <Card title="The installation's token">
      <Text maw={640}>
        You are signed in with OPERATOR_TOKEN, which belongs to no person. It has no password, no sessions and
        no API tokens, and the history shows no name for what it does. For daily work, log out and{" "}
        <Anchor href="/sign-up">sign up</Anchor>.
      </Text>
    </Card>
  );
}

function WhoCard({ me }: { readonly me: Me }) {
  return (
    <Card title="You">
      <Stack gap="lg">
        <div>
          <Text fw={600} fz="lg" style={{ overflowWrap: "anywhere" }}>
            {me.user?.name}
          </Text>
          <Text c="dimmed" style={{ overflowWrap: "anywhere" }}>
            {me.user?.email}
          </Text>
        </div>
        <MyOrganizations organizations={me.organizations} />
        <MyRole operator={me.operator} />
      </Stack>
    </Card>
  );
}

function MyOrganizations({ organizations }: Pick<Me, "organizations">) {
  return (
    <div>
      <Text fw={600} size="sm" mb={4}>
        Organizations
      </Text>
      {organizations.length === 0 && (
        <Anchor component={Link} href="/organizations" size="sm">
          Make or join your first one
        </Anchor>
      )}
      {organizations.map(({ id, name, role }) => (
        <Group key={id} gap="xs">
          <Anchor component={Link} href={`/organizations/${id}`}>
            {name}
          </Anchor>
          <Text c="dimmed" size="sm">
            {role}
          </Text>
        </Group>
      ))}
    </div>
  );
}

function MyRole({ operator }: Pick<Me, "operator">) {
  return (
    <div>
      <Group gap="xs">
        <Text fw={600} size="sm">
          Role in this installation
        </Text>
        <Badge color={operator ? "indigo" : "gray"} variant="light" radius="sm" tt="none">
          {operator ? "Operator" : "User"}
        </Badge>
      </Group>
      <Text c="dimmed" size="sm" mt={4}>
        {operator
          ? "You may open and close the circuit breaker, probe providers and read the whole audit. "
          : "Operators open and close the circuit breaker. "}
        The role is given and taken on the server only: <Code>pnpm operator grant &lt;e-mail&gt;</Code>,{" "}
        <Code>pnpm operator revoke &lt;e-mail&gt;</Code>.
      </Text>
    </div>
  );
}
