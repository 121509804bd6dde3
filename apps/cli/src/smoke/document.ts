import { EXIT } from "../exit-codes.ts";
import { costOf } from "./cost.ts";
import { efficiencyOf } from "./efficiency.ts";
import type { Verdict } from "./judge.ts";
import { jobsOf, type Run, secondsOf } from "./run.ts";
import type { Left } from "./what-is-left.ts";

/** Incremented with each change that a program reading the document would notice. */
const SCHEMA_VERSION = 1;

/** The result of a run: the content of `--json`, and the source of the report. */
export type SmokeDocument = ReturnType<typeof documentOf>;

export interface Ended {
  readonly verdict: Verdict;
  readonly url: string;
  /** Number of the run with --watch, from 1. */
  readonly round: number;
  readonly startedAt: Date;
  /** Undefined: the run ended before it read anything. */
  readonly run: Run | undefined;
  readonly left: Left;
}

export function documentOf({ verdict, url, round, startedAt, run, left }: Ended) {
  const seconds = run === undefined ? 0 : round3(secondsOf(run));
  return {
    schemaVersion: SCHEMA_VERSION,
    outcome: verdict.outcome,
    exitCode: EXIT[verdict.outcome],
    messages: verdict.messages,
    baseUrl: url,
    round,
    run: run?.tag ?? null,
    startedAt: startedAt.toISOString(),
    seconds,
    options: run === undefined ? null : optionsOf(run),
    providers: run?.providers.map(({ provider, simulated }) => ({ provider, simulated })) ?? [],
    estimate: run?.estimate ?? [],
    outages: run?.outages ?? [],
    checks: run?.checks ?? [],
    campaigns: run?.campaigns ?? [],
    jobs: jobsOf(run?.campaigns ?? []),
    calls: run?.calls ?? [],
    cost: costOf(run?.calls ?? []),
    latencies: run?.latencies ?? [],
    looks: run?.looks ?? [],
    efficiency: run === undefined ? null : efficiencyOf(run, seconds),
    keepsRunning: left.running,
    cancelled: left.cancelled,
  };
}

const round3 = (seconds: number): number => Math.round(seconds * 1000) / 1000;

const optionsOf = ({
  settings: { campaigns, leads, concurrency, timeoutSeconds, spend, cancel, carryOn },
}: Run) => ({
  campaigns,
  leads,
  concurrency,
  timeoutSeconds,
  spend,
  cancel,
  carryOn,
});
