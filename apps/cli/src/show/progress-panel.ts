import { PROVIDER_NAMES } from "@leadgen/core";
import type { Campaign, QueueStatus } from "../api/client.ts";
import { leadsOver, tallyLeads } from "../api/lead-tally.ts";
import { type Snapshot, totalSpend } from "../api/snapshot.ts";
import { barLegend, leadBar } from "../terminal/bar.ts";
import { type Paint, padEnd, padStart } from "../terminal/paint.ts";
import type { Terminal } from "../terminal/terminal.ts";

/** The panel of a running system: breaker, campaigns, calls. */
export function progressPanel(snapshot: Snapshot, { paint, width }: Terminal, seconds: number): string[] {
  const name = Math.max(...snapshot.campaigns.map((campaign) => campaign.name.length));
  const bar = Math.max(10, Math.min(40, width() - name - 29));
  return [
    "",
    `  ${breakerLine(snapshot.queue, paint)}${paint.dim(`   ${seconds.toFixed(0).padStart(3)} s`)}`,
    "",
    ...snapshot.campaigns.flatMap((campaign) => campaignLines(campaign, { name, bar }, paint)),
    `  ${paint.dim("calls")}  ${callsLine(snapshot.campaigns, paint)}`,
    `  ${barLegend(paint)}`,
  ];
}

function breakerLine({ circuitBreaker, callsInFlight, workersAlive }: QueueStatus, paint: Paint): string {
  const { state, epoch } = circuitBreaker;
  const lamp = state === "CLOSED" ? paint.green("● CLOSED") : paint.red(`■ ${state}`);
  const rest = [
    `epoch ${epoch ?? "?"}`,
    `${workersAlive ?? "?"} workers`,
    `${padStart(String(callsInFlight ?? "?"), 2)} calls under way`,
  ];
  return `${paint.bold("breaker")} ${paint.bold(lamp)}   ${paint.dim(rest.join("   "))}`;
}

function campaignLines(campaign: Campaign, widths: { name: number; bar: number }, paint: Paint): string[] {
  const tally = tallyLeads(campaign);
  const over = `${padStart(String(leadsOver(tally)), 3)}/${campaign.leadLimit}`;
  const head = `  ${paint.bold(padEnd(campaign.name, widths.name))}  ${padEnd(statusWord(campaign.status, paint), 9)}`;
  const indent = " ".repeat(widths.name + 15);
  return [
    `${head}  ${leadBar(tally, widths.bar, paint)} ${over} leads`,
    `${indent}${jobsLine(campaign, paint)}`,
    "",
  ];
}

export function statusWord(status: Campaign["status"], paint: Paint): string {
  const colors = { CREATED: "dim", RUNNING: "cyan", COMPLETED: "green", FAILED: "red" } as const;
  return paint[colors[status]](status);
}

function jobsLine({ jobs }: Campaign, paint: Paint): string {
  const part = (status: keyof typeof jobs, color: keyof Paint) => {
    const text = `${status} ${padStart(String(jobs[status]), 2)}`;
    return jobs[status] > 0 ? paint[color](text) : paint.dim(text);
  };
  const words = [
    part("PENDING", "blue"),
    part("RUNNING", "cyan"),
    part("PAUSED", "yellow"),
    part("COMPLETED", "green"),
  ];
  if (jobs.FAILED > 0) words.push(part("FAILED", "red"));
  if (jobs.CANCELLED > 0) words.push(part("CANCELLED", "dim"));
  return words.join("  ");
}

function callsLine(campaigns: readonly Campaign[], paint: Paint): string {
  return totalSpend(campaigns)
    .map(({ provider, calls, failed }) => {
      const failures = failed > 0 ? paint.red(` (${failed} failed)`) : "";
      return `${PROVIDER_NAMES[provider]} ${paint.bold(String(calls))}${failures}`;
    })
    .join(paint.dim(" · "));
}
