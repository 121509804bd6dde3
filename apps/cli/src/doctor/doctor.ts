import { formatDuration, PROVIDER_NAMES, type Provider } from "@leadgen/core";
import type { Context } from "../context.ts";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import { databaseUrl } from "../running-database.ts";
import { clip } from "../terminal/paint.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { ADVICE } from "./advice.ts";
import { type Examination, examine, type Finding } from "./examine.ts";
import type { Facts } from "./facts.ts";
import { examineProviderSide, requireLog } from "./provider-side.ts";

export interface DoctorOptions {
  readonly json?: boolean;
  /** The providers' own log of requests, as NDJSON in the simulator's format. */
  readonly requests?: string;
  /** Maximal seconds per statement. */
  readonly timeout: number;
}

/** Checks the invariants in the database, and writes nothing. Exits 0 if all hold, 2 if one does not. */
export async function doctor(options: DoctorOptions, context: Context): Promise<ExitCode> {
  const examination = await Promise.race([look(options), interrupted(context.interruption.signal)]);
  const broken = examination.findings.filter(({ violations }) => violations > 0);
  if (options.json) context.terminal.print(JSON.stringify(asJson(examination), undefined, 2));
  else tell(examination, context);
  return broken.length === 0 ? EXIT.DONE : EXIT.VIOLATED;
}

const interrupted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });

async function look(options: DoctorOptions): Promise<Examination> {
  if (options.requests !== undefined) await requireLog(options.requests);
  const examination = await examine(await databaseUrl(), options);
  if (options.requests === undefined) return examination;
  const more = await examineProviderSide(options.requests, examination.facts.calls.recorded);
  return { ...examination, findings: [...examination.findings, ...more] };
}

const asJson = ({ findings, facts, server }: Examination) => ({
  clean: findings.every(({ violations }) => violations === 0),
  server,
  invariants: findings.map((finding) => ({
    ...finding,
    ...(finding.violations > 0 && ADVICE[finding.id]),
  })),
  facts,
});

function tell({ findings, facts, server }: Examination, { terminal }: Context): void {
  const broken = findings.filter(({ violations }) => violations > 0).length;
  terminal.print(`${terminal.paint.bold("Doctor")}  ${server}`);
  terminal.print();
  for (const line of findings.flatMap((finding) => findingLines(finding, terminal))) terminal.print(line);
  terminal.print();
  for (const line of factLines(facts, terminal)) terminal.print(clip(line, terminal.width()));
  terminal.print();
  const asked = findings.some(({ id }) => id === "I10");
  if (!asked)
    terminal.print(terminal.paint.dim("  I10 was not asked for: it needs the providers' log (--requests)."));
  terminal.print(
    broken === 0
      ? "  All of it holds."
      : terminal.paint.red(`  ${broken} of ${findings.length} do not hold.`),
  );
}

/** One line for an invariant that holds; otherwise with the rows that break it, its meaning and what to do. */
function findingLines({ id, claim, violations, examples }: Finding, { paint }: Terminal): string[] {
  if (violations === 0) return [`  ${paint.green("✓")} ${id.padEnd(3)} ${claim}`];
  const more = violations > examples.length ? `, and ${violations - examples.length} more` : "";
  return [
    `  ${paint.red("✗")} ${paint.red(`${id.padEnd(3)} ${claim}`)}`,
    `        ${examples.join(", ")}${more}`,
    `        ${ADVICE[id].means}`,
    `        ${paint.bold("What to do:")} ${ADVICE[id].todo}`,
  ];
}

function factLines(facts: Facts, { paint }: Terminal): string[] {
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
      .map(({ jobId, seconds }) =>
        line("Waiting", `job ${jobId}, ${formatDuration(seconds)}, is PENDING longest`),
      ),
  ];
}
