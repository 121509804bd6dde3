import { type Figure, meets } from "./figures.ts";

/** The figures as text: one block for each benchmark, one line for each figure. */
export function tableOf(figures: readonly Figure[], judged: boolean): string {
  const blocks = Map.groupBy(figures, (figure) => figure.benchmark);
  return [...blocks]
    .map(([benchmark, lines]) => [benchmark, ...lines.map((figure) => lineOf(figure, judged))].join("\n"))
    .join("\n\n");
}

function lineOf(figure: Figure, judged: boolean): string {
  const value = `${shown(figure)} ${figure.unit}`.padStart(16);
  const line = `  ${figure.what.padEnd(34)}${value}`;
  if (figure.target === undefined) return line;
  const verdict = judged ? (meets(figure) ? "PASS" : "FAIL") : "";
  return `${line}   ${figure.target.is} ${figure.target.limit}  ${verdict}`.trimEnd();
}

function shown({ value, unit }: Figure): string {
  if (unit === "x") return value.toFixed(2);
  if (unit === "%") return value.toFixed(2);
  if (unit === "ms") return value.toFixed(value < 100 ? 1 : 0);
  // A mean of counts that misses its target by a tenth must not look like the target.
  if (unit === "count" && !Number.isInteger(value)) return value.toFixed(1);
  return Math.round(value).toLocaleString("en-GB");
}
