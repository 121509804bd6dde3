import { type Provider, type RateLimits, TASK_TABLE } from "@leadgen/core";
import { alertCounter, Counter, createRegistry, Gauge, Histogram, type Registry } from "@leadgen/metrics";

/** What a worker process counts. Label values come only from our own tables, so there are never more than a few hundred series. */
export interface WorkerMetrics {
  readonly registry: Registry;
  readonly jobsClaimed: Counter<"type">;
  readonly jobsLeft: Counter<"type" | "how">;
  readonly doorbells: Counter<"end">;
  readonly waitSeconds: Histogram<"type">;
  readonly alerts: Counter<"channel" | "end">;
  readonly callSeconds: Histogram<"provider" | "endpoint" | "outcome">;
  readonly stepSeconds: Histogram<"step">;
  readonly credits: Counter<"provider">;
  readonly costUsd: Counter<"provider">;
  readonly unpricedCalls: Counter<"provider">;
  readonly turnSeconds: Histogram<"provider">;
  readonly turnsMissed: Counter<"provider">;
  readonly openings: Counter<"provider" | "kind">;
  readonly rescuedJobs: Counter;
  readonly unknownCalls: Counter;
}

/** In seconds. A call may take a minute; a wait for a turn may take hours. */
const CALL_BUCKETS = [0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30, 60];
const WAIT_BUCKETS = [0.01, 0.05, 0.2, 1, 5, 20, 60, 300, 1_800, 7_200];

export interface Watched {
  readonly concurrency: number;
  readonly limits: RateLimits;
  /** Jobs that this process holds, and how many of them wait for a turn. */
  readonly jobsInHand: () => number;
  readonly waiting: () => number;
  /** Seconds since the last heartbeat that was written. */
  readonly heartbeatAge: () => number;
}

export function createWorkerMetrics(): WorkerMetrics {
  const registry = createRegistry("worker");
  const registers = [registry];
  const metrics: WorkerMetrics = {
    registry,
    jobsClaimed: new Counter({
      name: "leadgen_jobs_claimed_total",
      help: "Jobs that this worker claimed",
      labelNames: ["type"],
      registers,
    }),
    jobsLeft: new Counter({
      name: "leadgen_jobs_left_total",
      help: "Jobs that this worker finished with: COMPLETED, FAILED, or GIVEN_BACK (paused, cancelled or done by others)",
      labelNames: ["type", "how"],
      registers,
    }),
    doorbells: new Counter({
      name: "leadgen_doorbells_total",
      help: "Doorbells that this worker took, by result; FEEDER: it rang for jobs that a close resumed",
      labelNames: ["end"],
      registers,
    }),
    waitSeconds: new Histogram({
      name: "leadgen_job_wait_seconds",
      help: "From a job's doorbell until the job was claimed, by this worker's clock",
      labelNames: ["type"],
      buckets: WAIT_BUCKETS,
      registers,
    }),
    alerts: alertCounter(registry),
    callSeconds: new Histogram({
      name: "leadgen_provider_call_seconds",
      help: "Calls to providers by how they ended, and how long each took",
      labelNames: ["provider", "endpoint", "outcome"],
      buckets: CALL_BUCKETS,
      registers,
    }),
    stepSeconds: new Histogram({
      name: "leadgen_step_seconds",
      help: "From the turn of a step's call until its answer was recorded",
      labelNames: ["step"],
      buckets: CALL_BUCKETS,
      registers,
    }),
    credits: new Counter({
      name: "leadgen_provider_credits_total",
      help: "Credits used, as reported by the provider",
      labelNames: ["provider"],
      registers,
    }),
    costUsd: new Counter({
      name: "leadgen_provider_cost_usd_total",
      help: "US dollars that calls cost, as reported by the provider or by published prices",
      labelNames: ["provider"],
      registers,
    }),
    unpricedCalls: new Counter({
      name: "leadgen_provider_unpriced_calls_total",
      help: "Answered calls that are paid for and whose price is not known",
      labelNames: ["provider"],
      registers,
    }),
    turnSeconds: new Histogram({
      name: "leadgen_turn_wait_seconds",
      help: "How long calls waited for their turn under a provider's rate limit",
      labelNames: ["provider"],
      buckets: WAIT_BUCKETS,
      registers,
    }),
    turnsMissed: new Counter({
      name: "leadgen_turns_missed_total",
      help: "Calls that were too late for their turn: they were not sent and took another turn",
      labelNames: ["provider"],
      registers,
    }),
    openings: new Counter({
      name: "leadgen_breaker_opened_total",
      help: "Openings of the breaker by a failure that this worker met",
      labelNames: ["provider", "kind"],
      registers,
    }),
    rescuedJobs: new Counter({
      name: "leadgen_jobs_rescued_total",
      help: "Jobs that this worker gave back because their worker had fallen silent",
      registers,
    }),
    unknownCalls: new Counter({
      name: "leadgen_calls_unknown_total",
      help: "Calls with an unknown end: this worker's own, and those of workers that had fallen silent",
      registers,
    }),
  };
  for (const type of Object.keys(TASK_TABLE)) metrics.jobsClaimed.inc({ type }, 0);
  return metrics;
}

/** Gauges that are read at each scrape. */
export function watchWorker({ registry }: WorkerMetrics, watched: Watched): void {
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(read());
      },
    });
  gauge("leadgen_jobs_in_hand", "Jobs that this worker holds", watched.jobsInHand);
  gauge(
    "leadgen_jobs_waiting_for_turn",
    "Jobs that this worker holds and that wait under a provider's rate limit",
    watched.waiting,
  );
  gauge(
    "leadgen_worker_concurrency",
    "Most jobs that this worker works on at the same time",
    () => watched.concurrency,
  );
  gauge("leadgen_heartbeat_age_seconds", "Seconds since this worker's last heartbeat", watched.heartbeatAge);
  const limit = new Gauge({
    name: "leadgen_rate_limit_per_second",
    help: "What the shortest window of a provider's limit allows, over all processes",
    labelNames: ["bucket"],
    registers: [registry],
  });
  for (const buckets of Object.values(watched.limits) as RateLimits[Provider][]) {
    for (const { bucket, limit: bound } of buckets) {
      const [shortest] = bound.windows;
      limit.set({ bucket }, shortest.calls / shortest.perSeconds);
    }
  }
}
