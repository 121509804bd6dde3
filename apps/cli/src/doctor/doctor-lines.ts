import { PROVIDER_NAMES, type Provider } from "@leadgen/core";
import type { Terminal } from "../terminal/terminal.ts";
import { ADVICE } from "./advice.ts";
import type { Finding } from "./examine.ts";
import type { Facts } from "./facts.ts";

/** A tick a line for what holds; what does not, with its rows, its meaning and what to do. */
export function findingLines({ id, claim, violations, examples }: Finding, { paint }: Terminal): string[] {
  if (violations === 0) return [`  ${paint.green("✓")} ${id.padEnd(3)} ${claim}`];
  const more = violations > examples.length ? `, and ${violations - examples.length} more` : "";
  return [
    `  ${paint.red("✗")} ${paint.red(`${id.padEnd(3)} ${claim}`)}`,
    `        ${examples.join(", ")}${more}`,
    `        ${ADVICE[id].means}`,
    `        ${paint.bold("What to do:")} ${ADVICE[id].todo}`,
  ];
}

export function factLines(facts: Facts, { paint }: Terminal): string[] {
  const { breaker, workers, jobs, calls, longestPending } = facts;
  const line = (name: string, text: string, worrying = false) =>
    `  ${paint.dim(name.padEnd(10))}${worrying ? paint.yellow(text) : text}`;
  const statuses = Object.entries(jobs).map(([status, count]) => `${count} ${status}`);
  const recorded = Object.entries(calls.recorded).map(
    ([provider, count]) => `${PROVIDER_NAMES[provider as Provider]} ${count}`,
  );
  const why = breaker.reason === null ? "" : `: ${breaker.reason}`;
  return [
    line("Breaker", `${breaker.state}, epoch ${breaker.epoch}${why}`, breaker.state === "OPEN"),
    line("Workers", `${workers.alive} alive, ${workers.silent} silent for too long`, workers.silent > 0),
    line("Jobs", statuses.join(", ") || "none"),
    line("Calls", recorded.join(", ") || "none"),
    line("", `${calls.unknown} UNKNOWN: they may have been paid for`, calls.unknown > 0),
    line(
      "",
      `${calls.longInFlight.count} under way for over 10 minutes ${calls.longInFlight.examples.join(", ")}`.trim(),
      calls.longInFlight.count > 0,
    ),
    line(
      "",
      `${calls.stepsPaidTwice} steps paid for twice after a worker had been given up`,
      calls.stepsPaidTwice > 0,
    ),
    ...longestPending
      .slice(0, 1)
      .map(({ jobId, seconds }) => line("Waiting", `job ${jobId}, ${seconds} s, is PENDING longest`)),
  ];
}
