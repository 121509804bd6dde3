"use client";

import { Group, NativeSelect, Text } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useFilter } from "../../lib/in-address.ts";
import { onDemand } from "../../lib/on-demand.ts";
import { rarely } from "../../lib/polling.ts";
import { useTRPC } from "../../lib/trpc.ts";
import { Card } from "../common/card.tsx";
import { QueryView } from "../common/query-view.tsx";
import classes from "./throughput-chart.module.css";
import { useIncidents } from "./use-incidents.ts";

const ThroughputChart = onDemand(() =>
  import("./throughput-chart.tsx").then((module) => module.ThroughputChart),
);

const SPANS = ["1", "6", "24", "168"] as const;
const SPAN_WORDS: Readonly<Record<(typeof SPANS)[number], string>> = {
  1: "The last hour",
  6: "The last 6 hours",
  24: "The last day",
  168: "The last week",
};

/** Ended and waiting jobs over time, as a chart and as a table. */
export function ThroughputCard() {
  const [asked, setAsked] = useFilter("hours", SPANS);
  const hours = asked ?? "1";
  const trpc = useTRPC();
  const throughput = useQuery(
    trpc.queue.throughput.queryOptions(
      { hours: Number(hours) },
      { refetchInterval: rarely, placeholderData: keepPreviousData },
    ),
  );
  const stops = useIncidents().data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Card title="Throughput and waiting">
      <Group justify="space-between" align="flex-start" gap="sm">
        <Text size="sm" data-testid="throughput-now">
          {nowWords(throughput.data?.endedPerMinute)}
        </Text>
        <NativeSelect
          aria-label="Span of the chart"
          data={SPANS.map((value) => ({ value, label: SPAN_WORDS[value] }))}
          value={hours}
          onChange={({ currentTarget: { value } }) =>
            setAsked(SPANS.find((each) => each === value && each !== "1"))
          }
        />
      </Group>
      <QueryView query={throughput} what="throughput" bones={classes.toCome}>
        {({ points, minutesPerPoint }) =>
          points.length < 2 ? (
            <Text c="dimmed" className={classes.toCome} pt="md">
              Nothing to draw yet: a worker writes a sample a minute.
            </Text>
          ) : (
            <div className={classes.toCome}>
              <ThroughputChart
                points={points}
                minutesPerPoint={minutesPerPoint}
                hours={Number(hours)}
                stops={stops}
              />
            </div>
          )
        }
      </QueryView>
    </Card>
  );
}

function nowWords(perMinute: number | null | undefined): string {
  if (perMinute === undefined) return " ";
  if (perMinute === null) return "How many jobs end a minute is not known yet.";
  return `${perMinute} ${perMinute === 1 ? "job ends" : "jobs end"} a minute, over the last five minutes.`;
}
