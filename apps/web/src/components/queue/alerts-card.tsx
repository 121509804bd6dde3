"use client";

import { Badge, Button, Text } from "@mantine/core";
import { useInfiniteQuery, useMutation } from "@tanstack/react-query";
import { plural } from "../../lib/format.ts";
import { slowly } from "../../lib/polling.ts";
import type { StatusWords } from "../../lib/status-words.ts";
import { type Outputs, useTRPC } from "../../lib/trpc.ts";
import { useRefresh } from "../../lib/use-refresh.ts";
import { Card } from "../common/card.tsx";
import { EmptyState } from "../common/empty-state.tsx";
import { ErrorAlert } from "../common/error-alert.tsx";
import { MoreButton } from "../common/more-button.tsx";
import { QueryView } from "../common/query-view.tsx";
import { Cell, StackedTable } from "../common/stacked-table.tsx";
import text from "../common/text.module.css";
import { Time } from "../common/time.tsx";

type Item = Outputs["alert"]["list"]["items"][number];
type Delivery = Item["deliveries"][number];

/** The alerts that were sent, to whom, and whether they arrived. */
export function AlertsCard() {
  const trpc = useTRPC();
  const refresh = useRefresh();
  const alerts = useInfiniteQuery(
    trpc.alert.list.infiniteQueryOptions(
      { limit: 10 },
      { getNextPageParam: (page) => page.nextCursor, refetchInterval: slowly },
    ),
  );
  const test = useMutation(trpc.alert.test.mutationOptions({ onSettled: refresh }));
  return (
    <Card title="Alerts">
      <Button variant="default" mb="md" loading={test.isPending} onClick={() => test.mutate()}>
        Send a test
      </Button>
      {test.error !== null && <ErrorAlert error={test.error} />}
      <QueryView query={alerts} what="alerts">
        {({ pages }) => <AlertsTable items={pages.flatMap((page) => page.items)} />}
      </QueryView>
      <MoreButton query={alerts} />
    </Card>
  );
}

const WHAT: Readonly<Record<Item["kind"], string>> = {
  OPENED: "All work is stopped",
  CLOSED: "Work goes on",
  REMINDER: "Still stopped",
  NO_WORKER: "No worker is alive",
  UNDELIVERED: "Alerts could not be delivered",
  TEST: "Test",
};

function AlertsTable({ items }: { readonly items: readonly Item[] }) {
  if (items.length === 0) {
    return (
      <EmptyState title="No alert yet">
        Each opening and closing is sent by webhook, Slack and mail, if they are configured.
      </EmptyState>
    );
  }
  return (
    <StackedTable caption="Alerts, the latest first" columns={["When", "What", "Deliveries"]}>
      {items.map((item) => (
        <tr key={item.id} data-testid={`alert-${item.kind}`}>
          <Cell label="When">
            <Time at={item.createdAt} as="at" size="sm" className={text.unbroken} />
          </Cell>
          <Cell label="What">
            <Text size="sm" {...(item.epoch !== null && { title: `Epoch ${item.epoch}` })}>
              {WHAT[item.kind]}
            </Text>
          </Cell>
          <Cell label="Deliveries">
            <Deliveries deliveries={item.deliveries} />
          </Cell>
        </tr>
      ))}
    </StackedTable>
  );
}

function Deliveries({ deliveries }: { readonly deliveries: readonly Delivery[] }) {
  if (deliveries.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        None: no channel is configured, or no worker has seen it yet.
      </Text>
    );
  }
  return deliveries.map((each) => (
    <Text key={each.channel} size="sm" component="div">
      <Badge color={ENDS[each.status].color} variant="light" radius="sm" tt="none" title={each.status}>
        {CHANNELS[each.channel]}: {ENDS[each.status].words}
      </Badge>{" "}
      {each.tries > 1 && plural(each.tries, "try", "tries")}
      {each.status !== "DELIVERED" && each.lastError !== null && `: ${each.lastError}`}
    </Text>
  ));
}

const CHANNELS: Readonly<Record<Delivery["channel"], string>> = {
  WEBHOOK: "Webhook",
  SLACK: "Slack",
  EMAIL: "E-mail",
};

const ENDS: Readonly<Record<Delivery["status"], StatusWords>> = {
  DELIVERED: { words: "delivered", color: "teal" },
  PENDING: { words: "on its way", color: "orange" },
  GIVEN_UP: { words: "given up", color: "red" },
  DROPPED: { words: "too late to be true", color: "gray" },
};
