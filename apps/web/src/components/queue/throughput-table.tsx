import { formatNumber } from "../../lib/format.ts";
import type { Outputs } from "../../lib/trpc.ts";
import { NumberTable } from "../common/number-table.tsx";
import { Time } from "../common/time.tsx";
import classes from "./throughput-chart.module.css";

type Point = Outputs["queue"]["throughput"]["points"][number];

/** The chart's numbers, the latest first. */
export function ThroughputTable({ points }: { readonly points: readonly Point[] }) {
  return (
    <details className={classes.table}>
      <summary>Table</summary>
      <NumberTable
        title="Throughput and waiting"
        columns={["From", "Ended a minute", "In line", "At work", "Stopped"]}
        rows={points
          .toReversed()
          .map(({ at, endedPerMinute, waiting, running, paused }) => [
            at.toISOString(),
            <Time key="at" at={at} as="at" size="sm" />,
            endedPerMinute === null ? "–" : formatNumber(Math.round(endedPerMinute * 10) / 10),
            waiting,
            running,
            paused,
          ])}
      />
    </details>
  );
}
