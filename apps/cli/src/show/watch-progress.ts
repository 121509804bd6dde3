import { setTimeout as sleep } from "node:timers/promises";
import { JOB_STATUSES } from "@leadgen/core";
import type { ApiClient } from "../api/client.ts";
import { leadsOver, tallyLeads } from "../api/lead-tally.ts";
import { type Snapshot, takeSnapshot, totalJobs } from "../api/snapshot.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { progressPanel } from "./progress-panel.ts";

export interface Watch {
  readonly api: ApiClient;
  readonly campaignIds: readonly string[];
  readonly terminal: Terminal;
  readonly signal: AbortSignal;
  /** performance.now() from which seconds are counted. */
  readonly since: number;
  /** Milliseconds between two snapshots (default 200). */
  readonly everyMs?: number;
}

/** Milliseconds. Without a terminal, a line is printed at least this often if anything changed. */
const LINE_MS = 3_000;

/** Shows the progress until a snapshot passes the test. @returns that snapshot. @throws the signal's reason. */
export async function watchProgress(watch: Watch, until: (snapshot: Snapshot) => boolean): Promise<Snapshot> {
  const show = shower(watch);
  for (;;) {
    watch.signal.throwIfAborted();
    const snapshot = await takeSnapshot(watch.api, watch.campaignIds);
    const done = until(snapshot);
    show(snapshot, done);
    if (done) return snapshot;
    await sleep(watch.everyMs ?? 200, undefined, { signal: watch.signal });
  }
}

function shower({ terminal, since }: Watch): (snapshot: Snapshot, last: boolean) => void {
  let lineAt = Number.NEGATIVE_INFINITY;
  let lineSaid = "";
  return (snapshot, last) => {
    const seconds = (performance.now() - since) / 1000;
    if (terminal.live) {
      terminal.panel(progressPanel(snapshot, terminal, seconds));
      if (last) terminal.settle();
      return;
    }
    const line = progressLine(snapshot, seconds);
    const news = line.slice(8);
    if (news === lineSaid || (!last && performance.now() - lineAt < LINE_MS)) return;
    terminal.print(line);
    lineAt = performance.now();
    lineSaid = news;
  };
}

/** The progress in one line, for a log. */
function progressLine({ queue, campaigns }: Snapshot, seconds: number): string {
  const jobs = totalJobs(campaigns);
  const counts = JOB_STATUSES.filter((status) => jobs[status] > 0).map(
    (status) => `${jobs[status]} ${status}`,
  );
  const leads = campaigns.map((campaign) => {
    return `${campaign.name} ${leadsOver(tallyLeads(campaign))}/${campaign.leadLimit}`;
  });
  const time = `${seconds.toFixed(0).padStart(4)} s`;
  return `${time}  breaker ${queue.circuitBreaker.state}  leads: ${leads.join(", ")}  jobs: ${counts.join(", ") || "none yet"}`;
}
