import type { Answered, JobTally, SystemFacts } from "@leadgen/api";
import { JOB_STATUSES, TASK_TABLE } from "@leadgen/core";
import {
  alertCounter,
  Counter,
  createRegistry,
  Gauge,
  Histogram,
  type Registry,
  watchPools,
} from "@leadgen/metrics";

/** The metrics of the web app's process, and the facts that it reads from the database for them. */
export interface WebMetrics {
  readonly registry: Registry;
  answered(answered: Answered): void;
  requested(answered: AnsweredRequest): void;
  alertSent(channel: string, end: "DELIVERED" | "FAILED"): void;
  mailEnded(end: MailEnd): void;
  /** The exported text. */
  text(asked: Asked): Promise<string>;
}

/** An answered request, for the metrics. */
export interface AnsweredRequest {
  readonly method: string;
  readonly route: string;
  readonly status: string;
  readonly kind: "api" | "page" | "file" | "stream";
  readonly seconds: number;
}

interface Asked {
  /** Rejects while the database is away: then these metrics are omitted and the others stay. */
  readonly facts: () => Promise<SystemFacts>;
  readonly jobTally: () => Promise<JobTally | undefined>;
  readonly streams: number;
}

/** Ends of an attempt to hand in a mail. A FAILED one is retried. */
const MAIL_ENDS = ["HANDED_IN", "FAILED", "GIVEN_UP"] as const;
export type MailEnd = (typeof MAIL_ENDS)[number];

type Pools = Parameters<typeof watchPools>[1];

const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export function createWebMetrics(pools: Pools): WebMetrics {
  const registry = createRegistry("web");
  const registers = [registry];
  const gauge = <L extends string = never>(name: string, help: string, labelNames: readonly L[] = []) =>
    new Gauge<L>({ name, help, labelNames, registers });
  watchPools(registry, pools);
  const procedures = new Histogram({
    name: "leadgen_procedure_seconds",
    help: "Procedures of the API that were executed, over tRPC or REST, by how they ended and how long each took",
    labelNames: ["procedure", "code"],
    buckets: BUCKETS,
    registers,
  });
  const requests = new Counter({
    name: "leadgen_http_requests_total",
    help: "Requests that were answered, by the pattern of their address and the status; 499: gone before there was one",
    labelNames: ["method", "route", "status"],
    registers,
  });
  const requestSeconds = new Histogram({
    name: "leadgen_http_request_seconds",
    help: "How long requests took, by kind, until the answer was sent whole; live streams are not among them",
    labelNames: ["kind"],
    buckets: BUCKETS,
    registers,
  });
  const streams = gauge("leadgen_streams", "Live streams that are open at this process");
  const reached = gauge("leadgen_database_up", "1 if the database answered this very question");
  const ofTheSystem = {
    open: gauge("leadgen_breaker_open", "1 while the breaker is OPEN"),
    epoch: gauge("leadgen_breaker_epoch", "Openings of the breaker in all"),
    timeOpenSeconds: gauge(
      "leadgen_breaker_time_open_seconds",
      "For how long the breaker was OPEN in all, up to now",
    ),
    openSeconds: gauge("leadgen_breaker_open_seconds", "Since the breaker was opened; 0 while it is CLOSED"),
    workersAlive: gauge("leadgen_workers_alive", "Workers whose heartbeat is not overdue"),
    heartbeatAgeSeconds: gauge(
      "leadgen_latest_heartbeat_age_seconds",
      "Since the latest heartbeat of any worker",
    ),
    callsInFlight: gauge("leadgen_calls_in_flight", "Calls to providers that were begun and have no end yet"),
    campaignsRunning: gauge("leadgen_campaigns_running", "Campaigns that are RUNNING"),
  };
  const openings = gauge("leadgen_breaker_openings", "Openings of the breaker so far, by reason", [
    "provider",
    "kind",
  ]);

  const jobs = gauge("leadgen_jobs", "Jobs of the installation, as last counted", ["type", "status"]);
  const oldest = gauge(
    "leadgen_oldest_waiting_job_seconds",
    "Since the oldest job was made that waits: PENDING for a worker, PAUSED for the breaker; 0 where none does",
    ["status"],
  );
  const tallyAge = gauge("leadgen_jobs_counted_age_seconds", "Since the jobs were counted");
  const alerts = alertCounter(registry);
  const mails = new Counter({
    name: "leadgen_mail_tries_total",
    help: "Tries of this process to hand in a mail to a person, by how they ended; FAILED: it is tried again",
    labelNames: ["end"],
    registers,
  });
  // Starts at 0, since Prometheus sees no increase in a series that begins with 1: the first mail given up would raise no alert.
  for (const end of MAIL_ENDS) mails.inc({ end }, 0);

  const setTally = (tally: JobTally | undefined) => {
    jobs.reset();
    oldest.reset();
    tallyAge.set(tally?.age ?? Number.NaN);
    if (tally === undefined) return;
    for (const type of Object.keys(TASK_TABLE))
      for (const status of JOB_STATUSES) jobs.set({ type, status }, 0);
    for (const { type, status, count } of tally.jobs) jobs.set({ type, status }, count);
    for (const [status, seconds] of Object.entries(tally.oldestWaiting)) oldest.set({ status }, seconds ?? 0);
  };
  const set = (facts: SystemFacts) => {
    for (const [name, each] of Object.entries(ofTheSystem)) {
      const value = facts[name as keyof typeof ofTheSystem];
      each.set(value === null ? Number.NaN : Number(value));
    }
    for (const { provider, kind, count } of facts.openings)
      openings.set({ provider: provider ?? "none", kind: kind ?? "none" }, count);
  };
  const forget = () => {
    for (const each of [...Object.values(ofTheSystem), openings]) each.reset();
    for (const each of Object.values(ofTheSystem)) each.set(Number.NaN);
  };

  return {
    registry,
    answered: ({ procedure, code, seconds }) => procedures.observe({ procedure, code }, seconds),
    requested({ method, route, status, kind, seconds }) {
      requests.inc({ method, route, status });
      if (kind !== "stream") requestSeconds.observe({ kind }, seconds);
    },
    alertSent: (channel, end) => alerts.inc({ channel, end }),
    mailEnded: (end) => mails.inc({ end }),
    async text(asked) {
      streams.set(asked.streams);
      const [told, tally] = await Promise.all([asked.facts().catch(() => undefined), asked.jobTally()]);
      setTally(tally);
      reached.set(told === undefined ? 0 : 1);
      if (told === undefined) forget();
      else set(told);
      return registry.metrics();
    },
  };
}
