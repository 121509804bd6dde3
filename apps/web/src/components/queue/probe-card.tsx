"use client";

import { PROVIDER_NAMES, PROVIDERS, type Provider } from "@leadgen/core";
import { Button, Group, Paper, SimpleGrid, Text } from "@mantine/core";
import { IconCircleCheck, IconCircleX } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { errorMessage } from "../../lib/api-error.ts";
import { type Outputs, useTRPC } from "../../lib/trpc.ts";
import { Card } from "../common/card.tsx";

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
      <div aria-live="polite">
        {probe.data !== undefined && <Answer answer={probe.data} />}
        {probe.error !== null && (
          <Verdict works={false} title="Not probed">
            {errorMessage(probe.error)}
          </Verdict>
        )}
      </div>
    </Paper>
  );
}

function Answer({ answer }: { readonly answer: Outputs["queue"]["probe"] }) {
  if (answer.failure === null) {
    return (
      <Verdict works title="Works">
        {answer.summary}
      </Verdict>
    );
  }
  const { kind, httpStatus, message } = answer.failure;
  return (
    <Verdict works={false} title={httpStatus === null ? kind : `${kind}, HTTP ${httpStatus}`}>
      {message}
    </Verdict>
  );
}

interface VerdictProps {
  readonly works: boolean;
  readonly title: string;
  readonly children: string;
}

function Verdict({ works, title, children }: VerdictProps) {
  const Icon = works ? IconCircleCheck : IconCircleX;
  const color = works ? "teal" : "red";
  return (
    <div style={{ marginTop: "0.6rem" }}>
      <Group gap={6} wrap="nowrap" c={`var(--mantine-color-${color}-text)`}>
        <Icon size={18} aria-hidden style={{ flex: "none" }} />
        <Text size="sm" fw={650} style={{ overflowWrap: "anywhere" }}>
          {title}
        </Text>
      </Group>
      <Text size="xs" mt={2} style={{ overflowWrap: "anywhere" }}>
        {children}
      </Text>
    </div>
  );
}
