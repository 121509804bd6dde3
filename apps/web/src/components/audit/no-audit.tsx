import { Text } from "@mantine/core";
import { Card } from "../common/card.tsx";

export function NoAudit() {
  return (
    <Card title="For those who manage an organization">
      <Text maw={640}>
        An organization's audit is read by its admins and owners, the whole installation's by operators. Ask
        an owner of your organization if you need to know what was changed.
      </Text>
    </Card>
  );
}
