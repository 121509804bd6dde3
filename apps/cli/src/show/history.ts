import { PROVIDER_NAMES } from "@leadgen/core";
import type { HistoryItem } from "../api/client.ts";
import { clip } from "../terminal/paint.ts";
import { table } from "../terminal/table.ts";
import type { Terminal } from "../terminal/terminal.ts";

/** Openings and closings, one per line; a long reason is cut, since the cause card has it in full. */
export function historyLines(items: readonly HistoryItem[], { paint, width }: Terminal): string[] {
  if (items.length === 0) return ["The breaker has never opened."];
  const rows = items.map(
    ({ at, kind, epoch, actor, jobsChanged, reason, provider, failureKind, message }) => [
      paint.dim(at.toISOString().replace("T", " ").slice(0, 23)),
      kind === "OPENED" ? paint.red(kind) : paint.green(kind),
      String(epoch),
      actor,
      `${jobsChanged} ${kind === "OPENED" ? "paused" : "resumed"}`,
      provider === null ? reason : `${PROVIDER_NAMES[provider]} ${failureKind}: ${message}`,
    ],
  );
  const titles = ["time (UTC)", "what", "epoch", "by", "jobs", "reason"];
  const lines = table(
    titles.map((title) => ({ title })),
    rows,
    paint.dim,
  );
  return lines.map((line) => clip(line, width() - 2));
}
