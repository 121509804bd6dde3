import { Center, Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { Card } from "../common/card.tsx";
import { Brand } from "../shell/brand.tsx";

interface Props {
  readonly title: string;
  readonly subtitle?: ReactNode;
  readonly children: ReactNode;
}

/** A page for visitors who are not signed in. */
export function EntryCard({ title, subtitle, children }: Props) {
  return (
    // Not centred vertically: it would move while the page loads.
    <Center component="main" p="md" pt="max(1rem, 12vh)">
      <Card w="100%" maw={440} p="xl" shadow="sm">
        <Stack gap="lg">
          <Brand />
          <div>
            <Title order={1} size="h3">
              {title}
            </Title>
            {subtitle !== undefined && (
              <Text c="dimmed" size="sm" mt={4} component="div">
                {subtitle}
              </Text>
            )}
          </div>
          {children}
        </Stack>
      </Card>
    </Center>
  );
}
