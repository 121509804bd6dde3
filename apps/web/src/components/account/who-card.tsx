import { Badge, Code, Group, Text } from "@mantine/core";
import type { Me } from "../../lib/me.ts";
import { Card } from "../common/card.tsx";
import { Facts } from "../common/facts.tsx";

export function WhoCard({ me }: { readonly me: Me }) {
  return (
    <Card title="You">
      <Facts
        items={[
          ["Name", me.user?.name],
          ["E-mail", me.user?.email],
          ["Organizations", me.organizations.map(({ name }) => name).join(", ") || "none yet"],
        ]}
      />
      <Group gap="xs" mt="lg">
        <Text fw={600} size="sm">
          Role in this installation
        </Text>
        <Badge color={me.operator ? "indigo" : "gray"} variant="light" radius="sm" tt="none">
          {me.operator ? "Operator" : "User"}
        </Badge>
      </Group>
      <Text c="dimmed" size="sm" mt={4}>
        {me.operator
          ? "You may open, close and probe, and read the whole audit. "
          : "Operators open and close the circuit breaker. "}
        The role is given and taken on the server only: <Code>pnpm operator grant &lt;e-mail&gt;</Code>,{" "}
        <Code>pnpm operator revoke &lt;e-mail&gt;</Code>.
      </Text>
    </Card>
  );
}
