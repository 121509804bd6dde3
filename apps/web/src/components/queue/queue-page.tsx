"use client";

import { Stack } from "@mantine/core";
import { PageHeader } from "../common/page-header.tsx";
import { BreakerPanel } from "./breaker-panel.tsx";
import { HistoryCard } from "./history-card.tsx";
import { ProbeCard } from "./probe-card.tsx";
import { QueueNumbers } from "./queue-numbers.tsx";

/** The operator's page: may work run, if not why, and what there is to do. */
export function QueuePage() {
  return (
    <>
      <PageHeader title="Queue" subtitle="One circuit breaker for all work of this installation." />
      <Stack gap="lg">
        <BreakerPanel />
        <QueueNumbers />
        <ProbeCard />
        <HistoryCard />
      </Stack>
    </>
  );
}
