"use client";

import { Anchor, Badge, Text } from "@mantine/core";
import { IconHistory } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import Link from "next/link";
import { formatDateTime, plural } from "../../lib/format.ts";
import { SLOW_POLL_MS } from "../../lib/polling.ts";
import { type Outputs, useTRPC } from "../../lib/trpc.ts";
import { Card } from "../common/card.tsx";
import { EmptyState } from "../common/empty-state.tsx";
import { MoreButton } from "../common/more-button.tsx";
import { QueryView } from "../common/query-view.tsx";
import { Cell, StackedTable } from "../common/stacked-table.tsx";

type Item = Outputs["queue"]["history"]["items"][number];

/** Every opening and closing, for good. */
export function HistoryCard() {
  const trpc = useTRPC();
  const history = useInfiniteQuery(
    trpc.queue.history.infiniteQueryOptions(
      { limit: 20 },
      { getNextPageParam: (page) => page.nextCursor, refetchInterval: SLOW_POLL_MS },
    ),
  );
  return (
    <Card title="History">
      <QueryView query={history} what="history">
        {({ pages }) => <HistoryTable items={pages.flatMap((page) => page.items)} />}
      </QueryView>
      <MoreButton query={history} />
    </Card>
  );
}

function HistoryTable({ items }: { readonly items: readonly Item[] }) {
  if (items.length === 0) {
    return (
      <EmptyState icon={<IconHistory size={30} />} title="The breaker has never been open">
        Each opening and closing will be kept here, with who did it and why.
      </EmptyState>
    );
  }
  return (
    <StackedTable
      caption="Openings and closings, the latest first"
      columns={["When", "What", "Epoch", "By", "Reason", "Jobs"]}
    >
      {items.map((item) => (
        <HistoryRow key={item.id} item={item} />
      ))}
    </StackedTable>
  );
}

function HistoryRow({ item }: { readonly item: Item }) {
  const opened = item.kind === "OPENED";
  return (
    <tr data-testid={`history-${item.kind}`}>
      <Cell label="When">
        <Text size="sm" style={{ whiteSpace: "nowrap" }}>
          {formatDateTime(item.at)}
        </Text>
      </Cell>
      <Cell label="What">
        <Badge color={opened ? "red" : "teal"} variant="light" radius="sm">
          {item.kind}
        </Badge>
      </Cell>
      <Cell label="Epoch">{item.epoch}</Cell>
      <Cell label="By">
        <Text size="sm">{item.actor}</Text>
      </Cell>
      <Cell label="Reason">
        <Reason item={item} />
      </Cell>
      <Cell label="Jobs">
        <Text size="sm" style={{ whiteSpace: "nowrap" }}>
          {plural(item.jobsChanged, "job")} {opened ? "paused" : "resumed"}
        </Text>
      </Cell>
    </tr>
  );
}

function Reason({ item }: { readonly item: Item }) {
  return (
    <Text size="sm" component="div" maw={520}>
      {item.provider !== null && (
        <b>
          {item.provider} {item.failureKind}
          {item.httpStatus !== null && ` (HTTP ${item.httpStatus})`}:{" "}
        </b>
      )}
      {item.message ?? item.reason}
      {item.campaignId !== null && (
        <>
          {" "}
          <Anchor component={Link} href={`/campaigns/${item.campaignId}`} size="sm" underline="always">
            {item.campaignName ?? "campaign"}
          </Anchor>
        </>
      )}
    </Text>
  );
}
