import type { OpenedBecause, Provider } from "@leadgen/core";
import type { Terminal } from "../terminal/terminal.ts";
import type { Calls, Campaign, EstimateLine, Queue, SetUpProvider } from "./answers.ts";
import type { Settings } from "./options.ts";
import type { Rest } from "./rest.ts";

/** One opening of the breaker that the run saw or learned about. */
export interface Outage {
  readonly epoch: number;
  /** Null: it was closed again before the run read it. */
  readonly openedAt: string | null;
  readonly openedBy: string | null;
  readonly openedBecause: OpenedBecause | null;
  readonly provider: Provider | null;
  readonly failureKind: string | null;
  readonly httpStatus: number | null;
  readonly reason: string;
  /** What to do, in a sentence. */
  readonly advice: string;
  /** Names of this run's campaigns. */
  readonly campaigns: readonly string[];
  readonly jobsPaused: number;
  readonly callsUnderWay: number;
  readonly before: { readonly jobs: number; readonly leads: number };
  /** Whether this run closed it and continued. */
  readonly closed: boolean;
}

/** The state at one moment; kept when something changed. */
export interface Look {
  /** Since the run began. */
  readonly seconds: number;
  readonly state: Queue["circuitBreaker"]["state"];
  readonly epoch: number;
  readonly jobs: Campaign["jobs"];
  readonly leadsOver: number;
}

export interface Check {
  readonly name: string;
  readonly ok: boolean;
  /** The result for people. */
  readonly found: string;
}

export interface StepLatency {
  readonly step: string;
  readonly calls: number;
  readonly medianMs: number;
  readonly p95Ms: number;
}

/** Everything that is known of one run. It grows during the run, so that it can be reported however the run ends. */
export interface Run {
  readonly settings: Settings;
  readonly rest: Rest;
  /** Client with the operator's token; undefined without one. */
  readonly operator: Rest | undefined;
  readonly terminal: Terminal;
  readonly signal: AbortSignal;
  /** Part of its campaigns' names. */
  readonly tag: string;
  readonly organizationId: string;
  readonly startedAt: Date;
  /** performance.now() at the start. */
  readonly since: number;
  providers: readonly SetUpProvider[];
  estimate: readonly EstimateLine[];
  /** As they were last read. */
  campaigns: readonly Campaign[];
  calls: readonly Calls[];
  readonly looks: Look[];
  readonly outages: Outage[];
  latencies: readonly StepLatency[];
  checks: readonly Check[];
  /** What the system did wrong. */
  readonly problems: string[];
}

export const secondsOf = ({ since }: Pick<Run, "since">): number => (performance.now() - since) / 1000;

export const isStarted = ({ startedAt }: Campaign): boolean => startedAt !== null;
export const isOver = ({ finishedAt }: Campaign): boolean => finishedAt !== null;
export const keepsRunning = (campaign: Campaign): boolean => isStarted(campaign) && !isOver(campaign);

/** Jobs of all campaigns by status. */
export function jobsOf(campaigns: readonly Campaign[]): Campaign["jobs"] {
  const sum = (status: keyof Campaign["jobs"]) =>
    campaigns.reduce((total, { jobs }) => total + jobs[status], 0);
  return {
    PENDING: sum("PENDING"),
    RUNNING: sum("RUNNING"),
    PAUSED: sum("PAUSED"),
    COMPLETED: sum("COMPLETED"),
    FAILED: sum("FAILED"),
    CANCELLED: sum("CANCELLED"),
  };
}
