"use client";

import { Code, Stack, Text } from "@mantine/core";
import { useMe } from "../../lib/use-me.ts";
import { Card } from "../common/card.tsx";
import { PageHeader } from "../common/page-header.tsx";
import { useQueueWaits, WhyIdle } from "../common/why-idle.tsx";
import { AlertsCard } from "./alerts-card.tsx";
import { BreakerPanel } from "./breaker-panel.tsx";
import { CallsCard } from "./calls-card.tsx";
import { IncidentsCard } from "./incidents-card.tsx";
import { ProbeCard } from "./probe-card.tsx";
import { QueueNumbers } from "./queue-numbers.tsx";
import { ThroughputCard } from "./throughput-card.tsx";

/** Shows whether work may run, if not why, and the operators' controls. */
export function QueuePage() {
  const me = useMe();
  const operator = me?.operator ?? false;
  const waits = useQueueWaits();
  return (
    <>
      <PageHeader title="Queue" subtitle="One circuit breaker for all work of this installation." />
      <Stack gap="lg">
        <BreakerPanel operator={operator} />
        <QueueNumbers />
        <WhyIdle waits={waits.data?.items} />
        {operator && <ProbeCard />}
        {operator && <ThroughputCard />}
        {operator && <CallsCard />}
        {operator && <IncidentsCard />}
        {operator && <AlertsCard />}
        {me !== undefined && !operator && <OperatorsOnly />}
      </Stack>
    </>
  );
}

/** Replaces the operators' controls: says who operators are and how to become one. */
function OperatorsOnly() {
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
