import { randomBytes } from "node:crypto";
import { Interrupted } from "../interruption.ts";
import type { Terminal } from "../terminal/terminal.ts";
import type { Account } from "./account.ts";
import { documentOf, type SmokeDocument } from "./document.ts";
import { checkIntegrity } from "./integrity.ts";
import { judge, type Verdict, verdictOf } from "./judge.ts";
import { readLatencies } from "./latencies.ts";
import type { Settings } from "./options.ts";
import { prepare } from "./pre-flight.ts";
import { createProgress } from "./progress.ts";
import { createRest } from "./rest.ts";
import { isStarted, type Run } from "./run.ts";
import { outlasting } from "./trouble.ts";
import { watchRun } from "./watch-run.ts";
import { cancelCommands, type Left, leave } from "./what-is-left.ts";

export interface Performance {
  readonly settings: Settings;
  readonly terminal: Terminal;
  /** Number of the run, from 1. */
  readonly round: number;
  /** Ends the run. */
  readonly signal: AbortSignal;
  /** Also ends what is done after the run was interrupted. */
  readonly impatience: AbortSignal;
  /** Resolves with an account if the system is ready; otherwise rejects with the reason. */
  openAccount(): Promise<Account>;
}

/** One run from pre-flight to verdict. Never rejects: errors become part of the document. */
export async function perform(performance: Performance): Promise<SmokeDocument> {
  const { settings, round, terminal } = performance;
  const startedAt = new Date();
  let run: Run | undefined;
  let account: Account | undefined;
  let verdict: Verdict;
  try {
    account = await performance.openAccount();
    run = newRun(performance, account, startedAt);
    await prepare(run);
    await watchRun(run, createProgress(run));
    terminal.settle();
    await readBack(run);
    verdict = judge(run);
  } catch (error) {
    // An interrupted pause rejects with an error of its own, so the signal's reason counts.
    const { signal } = performance;
    verdict = verdictOf(signal.aborted ? signal.reason : error);
  }
  terminal.settle();
  const left = run === undefined || account === undefined ? NOTHING : await leftBy(run, account, performance);
  // Campaigns that were not started have been deleted.
  if (run !== undefined) run.campaigns = run.campaigns.filter(isStarted);
  if (run !== undefined && settings.report !== undefined && verdict.outcome !== "INTERRUPTED") {
    run.latencies = await readLatencies(run).catch(() => []);
  }
  return documentOf({ verdict, url: settings.url, round, startedAt, run, left });
}

function newRun({ settings, terminal, signal }: Performance, account: Account, startedAt: Date): Run {
  const { url, operatorToken } = settings;
  return {
    settings,
    terminal,
    signal,
    rest: createRest({ url, token: account.token, signal }),
    operator:
      operatorToken === undefined
        ? undefined
        : createRest({ url, token: operatorToken, as: "operator", signal }),
    tag: randomBytes(4).toString("hex"),
    organizationId: account.organizationId,
    startedAt,
    since: globalThis.performance.now(),
    providers: [],
    estimate: [],
    campaigns: [],
    calls: [],
    looks: [],
    outages: [],
    latencies: [],
    checks: [],
    problems: [],
  };
}

/** If problems are already known, an error while reading back adds nothing and is ignored. */
async function readBack(run: Run): Promise<void> {
  if (run.problems.length === 0) return outlasting(run, () => checkIntegrity(run));
  await checkIntegrity(run).catch((error: unknown) => {
    if (error instanceof Interrupted) throw error;
  });
}

const NOTHING: Left = { running: [], cancelled: [] };

/** Reports or cancels what keeps running. The run may have been interrupted, so this uses a signal of its own. */
async function leftBy(
  run: Run,
  account: Account,
  { settings, terminal, impatience }: Performance,
): Promise<Left> {
  const { url, cancel } = settings;
  const rest = createRest({ url, token: account.token, signal: impatience });
  let left: Left;
  try {
    left = await leave({ ...run, rest }, cancel);
  } catch {
    // The system is unreachable, so the state seen last is the best information.
    const running = run.campaigns.filter(
      ({ startedAt, finishedAt }) => startedAt !== null && finishedAt === null,
    );
    left = { running: running.map(({ id, name }) => ({ id, name })), cancelled: [] };
  }
  for (const { name } of left.cancelled) terminal.print(`cancelled   ${name}`);
  if (left.running.length > 0) {
    terminal.print(
      `${left.running.length} campaigns stay in the system and keep running, or will when the breaker is closed. To cancel them:`,
    );
    for (const command of cancelCommands(left.running, { url, isNew: account.isNew }))
      terminal.print(`  ${command}`);
  }
  return left;
}
