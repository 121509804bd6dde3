import { ENRICH_STEPS } from "@leadgen/core";
import { formatNumber } from "../../lib/format.ts";
import type { Outputs } from "../../lib/trpc.ts";
import { STEP_WORDS } from "../campaign/lead-steps.ts";
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
        title="Steps finished a minute"
        columns={["From", ...ENRICH_STEPS.map((step) => STEP_WORDS[step])]}
        rows={points
          .toReversed()
          .map(({ at, stepsPerMinute }) => [
            at.toISOString(),
            <Time key="at" at={at} as="at" size="sm" />,
            ...ENRICH_STEPS.map((step) => rate(stepsPerMinute?.[step] ?? null)),
          ])}
      />
      <NumberTable
        title="Jobs waiting, by next step"
        columns={["From", ...ENRICH_STEPS.map((step) => STEP_WORDS[step])]}
        rows={points
          .toReversed()
          .map(({ at, waitingSteps }) => [
            at.toISOString(),
            <Time key="at" at={at} as="at" size="sm" />,
            ...ENRICH_STEPS.map((step) => waitingSteps?.[step] ?? "–"),
          ])}
      />
      <NumberTable
        title="Jobs ended and waiting"
        columns={["From", "Ended a minute", "In line", "At work", "Stopped"]}
        rows={points
          .toReversed()
          .map(({ at, endedPerMinute, waiting, running, paused }) => [
            at.toISOString(),
            <Time key="at" at={at} as="at" size="sm" />,
            rate(endedPerMinute),
            waiting,
            running,
            paused,
          ])}
      />
    </details>
  );
}

const rate = (perMinute: number | null): string =>
  perMinute === null ? "–" : formatNumber(Math.round(perMinute * 10) / 10);
