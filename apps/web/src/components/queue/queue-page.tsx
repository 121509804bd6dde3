"use client";

import { Stack } from "@mantine/core";
import { useMe } from "../../lib/use-me.ts";
import { PageHeader } from "../common/page-header.tsx";
import { BreakerPanel } from "./breaker-panel.tsx";
import { HistoryCard } from "./history-card.tsx";
import { OperatorsOnly } from "./operators-only.tsx";
import { ProbeCard } from "./probe-card.tsx";
import { QueueNumbers } from "./queue-numbers.tsx";

/** May work run, if not why, and, for operators, what there is to do. */
export function QueuePage() {
  const me = useMe();
  const operator = me?.operator ?? false;
  return (
    <>
      <PageHeader title="Queue" subtitle="One circuit breaker for all work of this installation." />
      <Stack gap="lg">
        <BreakerPanel operator={operator} />
        <QueueNumbers />
        {operator && <ProbeCard />}
        {operator && <HistoryCard />}
        {me !== undefined && !operator && <OperatorsOnly />}
      </Stack>
    </>
  );
}
