"use client";

import { PROVIDER_NAMES, PROVIDERS, type Provider } from "@leadgen/core";
import { Button, Group, Paper, SimpleGrid, Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTRPC } from "../../lib/trpc.ts";
import { Card } from "../common/card.tsx";
import { ProbeResult } from "./probe-result.tsx";

/** Asks each provider whether it works again. A probe is recorded and never changes the breaker. */
export function ProbeCard() {
  return (
    <Card title="Probe the providers">
      <Text c="dimmed" size="sm" mb="md">
        One small call that costs nothing, made by this server. It is recorded and never opens or closes the
        breaker.
      </Text>
      <SimpleGrid cols={{ base: 1, xs: 2, md: 3, lg: 5 }} spacing="sm">
        {PROVIDERS.map((provider) => (
          <ProbeTile key={provider} provider={provider} />
        ))}
      </SimpleGrid>
    </Card>
  );
}

function ProbeTile({ provider }: { readonly provider: Provider }) {
  const trpc = useTRPC();
  const probe = useMutation(trpc.queue.probe.mutationOptions());
  return (
    <Paper withBorder p="sm" bg="transparent" data-testid={`probe-${provider}`}>
      <Group justify="space-between" gap="xs">
        <Text fw={600}>{PROVIDER_NAMES[provider]}</Text>
        <Button
          size="compact-sm"
          variant="default"
          loading={probe.isPending}
          onClick={() => probe.mutate({ provider })}
          aria-label={`Probe ${PROVIDER_NAMES[provider]}`}
        >
          Probe
        </Button>
      </Group>
      <ProbeResult probe={probe} />
    </Paper>
  );
}
