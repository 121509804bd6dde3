import { JOB_STATUSES, type JobStatus } from "@leadgen/core";
import type { Look, StepLatency } from "../run.ts";
import { acrossOf, chart, escaped, HEIGHT, label, PAD, upOf, WIDTH } from "./svg.ts";

const COLORS: Readonly<Record<JobStatus, string>> = {
  COMPLETED: "#3a7d44",
  RUNNING: "#2f81b7",
  PENDING: "#a9cbe0",
  PAUSED: "#e0a030",
  FAILED: "#c0392b",
  CANCELLED: "#888",
};

const endOf = (looks: readonly Look[]): number => looks.at(-1)?.seconds ?? 0;
const secondsText = (seconds: number): string => `${seconds.toFixed(1)} s`;

/** Finished leads over time. */
export function throughputChart(looks: readonly Look[]): string {
  const end = endOf(looks);
  const most = Math.max(1, ...looks.map(({ leadsOver }) => leadsOver));
  const points = looks.map(({ seconds, leadsOver }) => `${acrossOf(seconds, end)},${upOf(leadsOver, most)}`);
  const rate = end > 0 ? (looks.at(-1)?.leadsOver ?? 0) / end : 0;
  return chart(`Throughput: ${rate.toFixed(2)} leads a second`, { x: secondsText(end), y: String(most) }, [
    `<polyline points="${points.join(" ")}" fill="none" stroke="#2f81b7" stroke-width="2"/>`,
  ]);
}

/** Jobs by status over time, stacked. */
export function statesChart(looks: readonly Look[]): string {
  const end = endOf(looks);
  const total = ({ jobs }: Look) => JOB_STATUSES.reduce((all, status) => all + jobs[status], 0);
  const most = Math.max(1, ...looks.map(total));
  const order = Object.keys(COLORS) as JobStatus[];
  const upTo = ({ jobs }: Look, place: number) =>
    order.slice(0, place).reduce((all, status) => all + jobs[status], 0);
  const bands = order.map((status, place) => {
    const line = (at: number) =>
      looks.map((look) => `${acrossOf(look.seconds, end)},${upOf(upTo(look, at), most)}`);
    return `<polygon points="${[...line(place), ...line(place + 1).toReversed()].join(" ")}" fill="${COLORS[status]}"/>`;
  });
  const legend = order.map((status, place) => {
    const x = PAD.left + 150 + place * 84;
    return `<rect x="${x}" y="8" width="9" height="9" fill="${COLORS[status]}"/>${label({ x: x + 12, y: 16 }, status.toLowerCase())}`;
  });
  return chart("Jobs by status", { x: secondsText(end), y: String(most) }, [...bands, ...legend]);
}

/** One bar per step up to the median, with a line to the 95th percentile. */
export function latencyChart(latencies: readonly StepLatency[]): string {
  const most = Math.max(1, ...latencies.map(({ p95Ms }) => p95Ms));
  const height = (HEIGHT - PAD.top - PAD.bottom) / Math.max(1, latencies.length);
  const bars = latencies.flatMap(({ step, calls, medianMs, p95Ms }, place) => {
    const y = PAD.top + place * height;
    const text = `${step}: median ${medianMs} ms, p95 ${p95Ms} ms, ${calls} calls`;
    return [
      `<rect x="${PAD.left}" y="${y + 2}" width="${acrossOf(medianMs, most) - PAD.left}" height="${Math.max(1, height - 4)}" fill="#a9cbe0"/>`,
      `<path d="M${acrossOf(medianMs, most)} ${y + height / 2}H${acrossOf(p95Ms, most)}" stroke="#2f81b7"/>`,
      label({ x: PAD.left + 6, y: y + height / 2 + 4 }, text),
    ];
  });
  return chart("Latency of the providers by step", { x: `${most} ms`, y: "" }, bars);
}

/** CLOSED and OPEN as a strip. */
export function breakerChart(looks: readonly Look[]): string {
  const end = endOf(looks);
  const spans = looks.map((look, place) => {
    const from = acrossOf(look.seconds, end);
    const to = acrossOf(looks[place + 1]?.seconds ?? end, end);
    const color = look.state === "OPEN" ? "#c0392b" : "#3a7d44";
    return `<rect x="${from}" y="${PAD.top + 20}" width="${Math.max(0.5, to - from)}" height="60" fill="${color}"><title>${escaped(`${look.state}, epoch ${look.epoch}`)}</title></rect>`;
  });
  const openings = looks.filter((look, place) => look.state === "OPEN" && looks[place - 1]?.state !== "OPEN");
  const marks = openings.map(({ seconds, epoch }) =>
    label({ x: Math.min(acrossOf(seconds, end), WIDTH - 90), y: PAD.top + 100 }, `epoch ${epoch}`),
  );
  return chart("The breaker: green CLOSED, red OPEN", { x: secondsText(end), y: "" }, [...spans, ...marks]);
}
