"use client";

import { Group, SimpleGrid, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { formatNumber } from "../../lib/format.ts";
import { type Outputs, useTRPC } from "../../lib/trpc.ts";
import { QueryView } from "../common/query-view.tsx";
import { Time } from "../common/time.tsx";

/** Milliseconds; each refetch is a call to Instantly. */
const ASK_MS = 60_000;

/** Instantly's reason why the campaign sends or does not, and the campaign's numbers. */
export function AtInstantly({ campaignId }: { readonly campaignId: string }) {
  const trpc = useTRPC();
  const asking = { refetchInterval: ASK_MS, staleTime: ASK_MS / 2, retry: false } as const;
  const status = useQuery(trpc.sending.status.queryOptions({ id: campaignId }, asking));
  const counts = useQuery(trpc.campaign.instantlyAnalytics.queryOptions({ id: campaignId }, asking));
  return (
    <Stack gap="sm">
      <QueryView query={status} what="sending status">
        {({ reason, atInstantly, askedAt }) => (
          <Group gap="xs" data-testid="sending-reason">
            <Text title={atInstantly}>{reason}</Text>
            <Text size="sm" c="dimmed" component="div">
              Asked <Time at={askedAt} />
            </Text>
          </Group>
        )}
      </QueryView>
      <QueryView query={counts} what="numbers of Instantly">
        {(data) => <Counts counts={data} />}
      </QueryView>
    </Stack>
  );
}

const SHOWN = [
  ["sent", "Sent"],
  ["opened", "Opened"],
  ["replied", "Replied"],
  ["bounced", "Bounced"],
  ["unsubscribed", "Opted out"],
] as const;

function Counts({ counts }: { readonly counts: Outputs["campaign"]["instantlyAnalytics"] }) {
  return (
    <>
      <SimpleGrid cols={{ base: 3, xs: 5 }} spacing="sm">
        {SHOWN.map(([name, label]) => (
          <div key={name}>
            <Text fz={20} fw={600} lh={1.2} className="number" data-testid={`sending-${name}`}>
              {counts[name] === null ? "not told" : formatNumber(counts[name])}
            </Text>
            <Text size="sm" c="dimmed">
              {label}
            </Text>
          </div>
        ))}
      </SimpleGrid>
      <Text size="sm" c="dimmed" component="div">
        Counted by Instantly <Time at={counts.askedAt} />
      </Text>
    </>
  );
}
