import { Code, Text } from "@mantine/core";
import { Card } from "../common/card.tsx";

/** In place of the operators' controls: who has them, and how one gets them. */
export function OperatorsOnly() {
  return (
    <Card title="For operators">
      <Text maw={680}>
        The numbers above count the jobs of your organizations. Opening and closing the breaker, its history
        and the probes are for the operators of this installation: ask one of them when work is stopped for
        long.
      </Text>
      <Text c="dimmed" size="sm" mt="sm" maw={680}>
        Operators are made on the server, with <Code>pnpm operator grant &lt;e-mail&gt;</Code>; nobody can do
        it from here.
      </Text>
    </Card>
  );
}
