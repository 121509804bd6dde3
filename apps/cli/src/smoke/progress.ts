import { JOB_STATUSES, type JobStatus } from "@leadgen/core";
import { leadsOver, tallyLeads } from "../api/lead-tally.ts";
import { statusWord } from "../show/progress-panel.ts";
import { barLegend, leadBar } from "../terminal/bar.ts";
import { padEnd, padStart } from "../terminal/paint.ts";
import type { Campaign, Queue } from "./answers.ts";
import { type Run, secondsOf } from "./run.ts";

/** Minimal milliseconds between lines without a terminal. */
const LINES = 3_000;

/** Shows each campaign's progress: bars on a terminal, otherwise lines when something changed. */
export function createProgress(run: Run): (queue: Queue) => void {
  const { terminal } = run;
  let saidAt = Number.NEGATIVE_INFINITY;
  let said = "";
  return (queue) => {
    if (terminal.live) return terminal.panel(panel(run, queue));
    const lines = run.campaigns.map(line);
    const news = [queue.circuitBreaker.state, ...lines].join("\n");
    const urgent = !said.startsWith(queue.circuitBreaker.state);
    if (news === said || (!urgent && performance.now() - saidAt < LINES)) return;
    terminal.print(`${clock(run)}  ${breaker(queue)}`);
    for (const text of lines) terminal.print(text);
    saidAt = performance.now();
    said = news;
  };
}

const clock = (run: Run): string => `${secondsOf(run).toFixed(0).padStart(4)} s`;

const breaker = ({ circuitBreaker: { state, epoch }, callsInFlight, workersAlive }: Queue): string =>
  `breaker ${state}, epoch ${epoch}, ${callsInFlight} calls under way, ${workersAlive} workers`;

function line(campaign: Campaign): string {
  const over = `${padStart(String(leadsOver(tallyLeads(campaign))), 4)}/${campaign.leadLimit} leads`;
  return `        ${campaign.name}  ${campaign.status.padEnd(9)} ${over}  jobs: ${jobs(campaign) || "none yet"}`;
}

const jobs = ({ jobs: counts }: Campaign): string =>
  JOB_STATUSES.filter((status: JobStatus) => counts[status] > 0)
    .map((status) => `${counts[status]} ${status}`)
    .join(", ");

function panel({ terminal, campaigns, ...run }: Run, queue: Queue): string[] {
  const { paint } = terminal;
  const { state } = queue.circuitBreaker;
  const head = state === "CLOSED" ? paint.green(breaker(queue)) : paint.red(breaker(queue));
  const name = Math.max(0, ...campaigns.map((campaign) => campaign.name.length));
  const width = Math.max(10, Math.min(40, terminal.width() - name - 29));
  return [
    "",
    `  ${paint.dim(`${secondsOf(run).toFixed(0).padStart(4)} s`)}  ${head}`,
    ...campaigns.map((campaign) => {
      const tally = tallyLeads(campaign);
      const over = `${padStart(String(leadsOver(tally)), 4)}/${campaign.leadLimit}`;
      const status = padEnd(statusWord(campaign.status, paint), 9);
      return `  ${padEnd(campaign.name, name)}  ${status} ${over}  ${leadBar(tally, width, paint)}`;
    }),
    `  ${barLegend(paint)}`,
  ];
}
