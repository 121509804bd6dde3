"use client";

import { PROVIDER_NAMES, PROVIDERS, type Provider } from "@leadgen/core";
import { Button, Group, Paper, SimpleGrid, Text, Title } from "@mantine/core";
import { IconCircleCheck, IconCircleX, IconStethoscope } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { errorMessage } from "../../lib/api-error.ts";
import { type Outputs, useTRPC } from "../../lib/trpc.ts";

/** Asks each provider whether it works again. A probe is recorded and never changes the breaker. */
export function ProbeCard() {
  return (
    <Paper component="section" aria-labelledby="probes">
      <Title order={2} size="h4" id="probes">
        Probe the providers
      </Title>
      <Text c="dimmed" size="sm" mb="md">
        One small call that costs nothing, made by this server. It is recorded and never opens or closes the
        breaker.
      </Text>
      <SimpleGrid cols={{ base: 1, xs: 2, lg: 5 }} spacing="sm">
        {PROVIDERS.map((provider) => (
          <ProbeTile key={provider} provider={provider} />
        ))}
      </SimpleGrid>
    </Paper>
  );
}

function ProbeTile({ provider }: { readonly provider: Provider }) {
  const trpc = useTRPC();
  const probe = useMutation(trpc.queue.probe.mutationOptions());
  return (
    <Paper p="sm" data-testid={`probe-${provider}`}>
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Text fw={600} truncate>
          {PROVIDER_NAMES[provider]}
        </Text>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconStethoscope size={14} aria-hidden />}
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
