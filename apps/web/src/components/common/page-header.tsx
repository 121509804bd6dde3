import { Group, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";

interface Props {
  readonly title: ReactNode;
  readonly subtitle?: ReactNode;
  /** Buttons on the right. */
  readonly children?: ReactNode;
}

export function PageHeader({ title, subtitle, children }: Props) {
  return (
    <Group justify="space-between" align="flex-start" mb="lg" gap="md">
      <div style={{ minWidth: 0, flex: "1 1 16rem" }}>
        <Title order={1} size="h2">
          {title}
        </Title>
        {subtitle !== undefined && (
          <Text c="dimmed" mt={4} component="div">
            {subtitle}
          </Text>
        )}
      </div>
      <Group gap="sm">{children}</Group>
    </Group>
  );
}
