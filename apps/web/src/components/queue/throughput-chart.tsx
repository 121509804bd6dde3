"use client";

import { ENRICH_STEPS } from "@leadgen/core";
import { useElementSize } from "@mantine/hooks";
import { formatDateTime, formatDuration, formatNumber, formatTime } from "../../lib/format.ts";
import type { Outputs } from "../../lib/trpc.ts";
import { STEP_WORDS } from "../campaign/lead-steps.ts";
import { areaPath, type Frame, linePath, niceMax, type Series, stacked, xOf, yOf } from "./plot.ts";
import classes from "./throughput-chart.module.css";
import { ThroughputTable } from "./throughput-table.tsx";

type Point = Outputs["queue"]["throughput"]["points"][number];
type Stop = Pick<Outputs["queue"]["incidents"]["items"][number], "openedAt" | "closed">;

interface Props {
  /** Oldest first. */
  readonly points: readonly Point[];
  readonly minutesPerPoint: number;
  readonly hours: number;
  readonly stops: readonly Stop[];
}

const HEIGHT = 260;
const LEFT = 44;
/** Edges of the two panels, in pixels from the top. */
const PANELS = [
  { top: 24, bottom: 108 },
  { top: 150, bottom: 234 },
] as const;

/** Two panels over one time axis, in the same lanes: finished steps per minute, and waiting jobs by their next step. A stop is a red band. */
export function ThroughputChart({ points, minutesPerPoint, hours, stops }: Props) {
  const { ref, width } = useElementSize();
  const to = (points.at(-1)?.at.getTime() ?? 0) + minutesPerPoint * 60_000;
  const from = to - hours * 3_600_000;
  const span = { from, to, left: LEFT, right: Math.max(width - 4, LEFT + 1) };
  const lanes = lanesOf(points, ({ stepsPerMinute }) => stepsPerMinute);
  const next = lanesOf(points, ({ waitingSteps }) => waitingSteps);
  const waiting = points.map(({ at, waiting, paused }) => ({ at, value: waiting + paused }));
  const gapMs = minutesPerPoint * 90_000;
  const frames = [frameOf(span, PANELS[0], lanes.at(-1) ?? []), frameOf(span, PANELS[1], waiting)] as const;
  return (
    <>
      <figure className={classes.figure} ref={ref}>
        {width > 0 && (
          <svg width={width} height={HEIGHT} role="img" aria-label={summaryOf(points, stops, from)}>
            {stops.map((stop) => (
              <StopBand key={stop.openedAt.toISOString()} stop={stop} frame={frames[0]} />
            ))}
            <Panel frame={frames[0]} title="Steps finished a minute" />
            <Lanes frame={frames[0]} lanes={lanes} gapMs={gapMs} />
            <Panel frame={frames[1]} title="Jobs waiting, by next step" />
            <path className={classes.area} d={areaPath(frames[1], waiting, gapMs)} />
            <Lanes frame={frames[1]} lanes={next} gapMs={gapMs} />
            <path className={classes.line} d={linePath(frames[1], waiting, gapMs)} />
            <TimeAxis frame={frames[1]} hours={hours} />
            {points.map((point) => (
              <PointHint
                key={point.at.toISOString()}
                point={point}
                frame={frames[0]}
                widthMs={minutesPerPoint * 60_000}
              />
            ))}
          </svg>
        )}
        <figcaption className={classes.legend}>
          {ENRICH_STEPS.map((step, n) => (
            <span key={step} data-series={n + 1}>
              {STEP_WORDS[step]}
            </span>
          ))}
          <span data-series="other">other jobs</span>
          <span data-series="stop">all work was stopped</span>
        </figcaption>
      </figure>
      <ThroughputTable points={points} />
    </>
  );
}

/** A lane a step, on top of each other. */
const lanesOf = (
  points: readonly Point[],
  of: (point: Point) => Point["stepsPerMinute"],
): readonly Series[] =>
  stacked(
    ENRICH_STEPS.map((step) => points.map((point) => ({ at: point.at, value: of(point)?.[step] ?? null }))),
  );

const frameOf = (
  span: Pick<Frame, "from" | "to" | "left" | "right">,
  panel: Pick<Frame, "top" | "bottom">,
  series: Series,
): Frame => ({ ...span, ...panel, max: niceMax(Math.max(0, ...series.map(({ value }) => value ?? 0))) });

/** The chart in words, for screen readers. */
function summaryOf(points: readonly Point[], stops: readonly Stop[], from: number): string {
  const last = points.at(-1);
  const most = Math.max(0, ...points.map(({ endedPerMinute }) => endedPerMinute ?? 0));
  const stopped = stops.filter(({ closed }) => closed === null || closed.at.getTime() > from).length;
  const waits = last === undefined ? 0 : last.waiting + last.paused;
  return `At most ${formatNumber(Math.round(most))} jobs ended in a minute, ${formatNumber(waits)} wait now, and all work was stopped ${stopped} times in this span. The table below has every number.`;
}

/** Draws the lanes from the top one down, since each covers those below it. */
function Lanes({
  frame,
  lanes,
  gapMs,
}: {
  readonly frame: Frame;
  readonly lanes: readonly Series[];
  readonly gapMs: number;
}) {
  return lanes
    .map((lane, n) => (
      <path
        key={ENRICH_STEPS[n]}
        className={classes.lane}
        data-series={n + 1}
        d={areaPath(frame, lane, gapMs)}
      />
    ))
    .toReversed();
}

function Panel({ frame, title }: { readonly frame: Frame; readonly title: string }) {
  return (
    <>
      <text className={classes.title} x={frame.left} y={frame.top - 9}>
        {title}
      </text>
      {[0, frame.max / 2, frame.max].map((value) => (
        <g key={value}>
          <line
            className={classes.grid}
            x1={frame.left}
            x2={frame.right}
            y1={yOf(frame, value)}
            y2={yOf(frame, value)}
          />
          <text className={classes.tick} x={frame.left - 6} y={yOf(frame, value) + 4} textAnchor="end">
            {formatTick(value)}
          </text>
        </g>
      ))}
    </>
  );
}

const formatTick = (value: number): string =>
  value >= 10_000 ? `${formatNumber(value / 1_000)}k` : formatNumber(value);

/** Labels for the start, middle and end. */
function TimeAxis({ frame, hours }: { readonly frame: Frame; readonly hours: number }) {
  const anchors = ["start", "middle", "end"] as const;
  return anchors.map((anchor, n) => {
    const at = frame.from + ((frame.to - frame.from) / 2) * n;
    return (
      <text
        key={anchor}
        className={classes.tick}
        x={xOf(frame, at)}
        y={frame.bottom + 18}
        textAnchor={anchor}
      >
        {hours > 24 ? weekday.format(at) : formatTime(new Date(at))}
      </text>
    );
  });
}

const weekday = new Intl.DateTimeFormat("en-GB", { weekday: "short", hour: "2-digit", minute: "2-digit" });

/** Pixels. A stop that is narrower than its label has the label as a hint only. */
const WORDS_WIDTH = 70;

function StopBand({ stop: { openedAt, closed }, frame }: { readonly stop: Stop; readonly frame: Frame }) {
  const end = closed?.at.getTime() ?? frame.to;
  if (end <= frame.from || openedAt.getTime() >= frame.to) return null;
  const left = xOf(frame, openedAt.getTime());
  const width = Math.max(2, xOf(frame, end) - left);
  const words = closed === null ? "stopped" : `${formatDuration((end - openedAt.getTime()) / 1_000)} stop`;
  return (
    <g className={classes.stop}>
      <title>{`${words}, from ${formatDateTime(openedAt)}`}</title>
      <rect x={left} y={PANELS[0].top} width={width} height={PANELS[1].bottom - PANELS[0].top} />
      {width > WORDS_WIDTH && (
        <text x={left + width / 2} y={(PANELS[0].bottom + PANELS[1].top) / 2} textAnchor="middle">
          {words}
        </text>
      )}
    </g>
  );
}

interface HintProps {
  readonly point: Point;
  readonly frame: Frame;
  readonly widthMs: number;
}

/** The numbers of a point, under the pointer. */
function PointHint({ point, frame, widthMs }: HintProps) {
  const { at, endedPerMinute, stepsPerMinute, waitingSteps, waiting, running, paused } = point;
  const left = xOf(frame, at.getTime() - widthMs / 2);
  const right = xOf(frame, at.getTime() + widthMs / 2);
  const ended = endedPerMinute === null ? "not known how many" : formatNumber(Math.round(endedPerMinute));
  return (
    <rect className={classes.hint} x={left} y={0} width={Math.max(0, right - left)} height={HEIGHT}>
      <title>{`${formatDateTime(at)}: ${ended} jobs ended a minute${inBrackets(stepsPerMinute)}, ${formatNumber(running)} at work, ${formatNumber(waiting)} in line, ${formatNumber(paused)} stopped${inBrackets(waitingSteps)}`}</title>
    </rect>
  );
}

const inBrackets = (steps: Point["stepsPerMinute"]): string =>
  steps === null
    ? ""
    : ` (${ENRICH_STEPS.map((step) => `${STEP_WORDS[step]} ${formatNumber(Math.round(steps[step]))}`).join(", ")})`;
