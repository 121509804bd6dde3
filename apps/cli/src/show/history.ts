import type { HistoryItem } from "../api/client.ts";
import type { Paint } from "../terminal/paint.ts";
import { table } from "../terminal/table.ts";

/** Openings and closings, a line each. */
export function historyLines(items: readonly HistoryItem[], paint: Paint): string[] {
  if (items.length === 0) return ["The breaker has never opened."];
  const rows = items.map(({ at, kind, epoch, actor, jobsChanged, reason }) => [
    paint.dim(at.toISOString().replace("T", " ").slice(0, 23)),
    kind === "OPENED" ? paint.red(kind) : paint.green(kind),
    String(epoch),
    actor,
    `${jobsChanged} ${kind === "OPENED" ? "paused" : "resumed"}`,
    reason,
  ]);
  const titles = ["time (UTC)", "what", "epoch", "by", "jobs", "reason"];
  return table(
    titles.map((title) => ({ title })),
    rows,
    paint.dim,
  );
}
