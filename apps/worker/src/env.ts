import { hostname } from "node:os";
import { type AlertsConfig, alertsConfigOf, alertVariables } from "@leadgen/alerts";
import { PROVIDERS, type RateLimits } from "@leadgen/core";
import { DEFAULT_LIMITS } from "@leadgen/core/outreach";
import { type ProvidersConfig, productionKeyProblem, rateLimitsOf } from "@leadgen/providers";
import { z } from "zod";
import { type ProviderEnv, providerSchema, providersConfigOf } from "./provider-env.ts";

/** All settings of a worker process. */
export interface WorkerConfig {
  readonly databaseUrl: string;
  /** The same database without the pooler: LISTEN needs a session of its own. */
  readonly directUrl: string;
  /** For people: shown in the history and in the list of workers. */
  readonly name: string;
  readonly providers: ProvidersConfig;
  readonly rateLimits: RateLimits;
  /** Most jobs worked on at the same time in this process. A job that waits for a turn does not count. */
  readonly concurrency: number;
  /** How often the queue is polled when no job announces itself, in milliseconds. */
  readonly pollMs: number;
  /** Time between two heartbeats, in milliseconds; the sweep runs as often. */
  readonly heartbeatMs: number;
  /** Silence after which this worker counts as dead, in milliseconds. */
  readonly silentMs: number;
  /** After SIGTERM: how long calls under way may go on, in milliseconds. */
  readonly drainMs: number;
  /** Port of `/metrics`; 0: any free port. Undefined: metrics are not served. */
  readonly metricsPort: number | undefined;
  /** Undefined: only this machine may read the metrics. */
  readonly metricsToken: string | undefined;
  readonly alerts: AlertsConfig;
  readonly logLevel: "debug" | "info" | "warn" | "error" | "silent";
}

/** A variable is missing or malformed. The message names each such variable and what is expected. */
export class BadEnvError extends Error {
  override readonly name = "BadEnvError";
}

const milliseconds = (fallback: number, min = 10) =>
  z.coerce.number().int().min(min).max(3_600_000).default(fallback);

const postgresUrl = z
  .string({
    error: "is missing: name the database, for example postgres://user:password@localhost:5432/leadgen",
  })
  .regex(/^postgres(ql)?:\/\/\S+$/, "must be a postgres:// URL");

const schema = z.object({
  DATABASE_URL: postgresUrl,
  DATABASE_DIRECT_URL: postgresUrl.optional(),
  NODE_ENV: z.enum(["development", "production", "test"]).default("production"),
  WORKER_NAME: z.string().trim().min(1).max(100).optional(),
  WORKER_CONCURRENCY: z.coerce.number().int().min(1).max(500).default(50),
  WORKER_POLL_MS: milliseconds(1_000),
  WORKER_HEARTBEAT_MS: milliseconds(DEFAULT_LIMITS.heartbeatMs),
  WORKER_SILENT_MS: milliseconds(DEFAULT_LIMITS.silentMs),
  WORKER_DRAIN_MS: milliseconds(7_000, 0),
  WORKER_METRICS_PORT: z.coerce.number().int().min(0).max(65_535).optional(),
  METRICS_TOKEN: z.string().trim().min(16, "must have 16 characters or more").optional(),
  ...alertVariables,
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
});

/**
 * Reads and checks the worker's environment.
 *
 * @throws BadEnvError naming every bad variable and what to set.
 */
export function readEnv(source: Readonly<Record<string, string | undefined>> = process.env): WorkerConfig {
  // An empty variable is what a compose file makes of an unset one.
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const parsed = schema.safeParse(given);
  const providers = providerSchema.safeParse(given);
  const issues = [...(parsed.error?.issues ?? []), ...(providers.error?.issues ?? [])];
  if (!parsed.success || !providers.success) throw new BadEnvError(issues.map(describe).join("\n"));
  const env = parsed.data;
  if (env.NODE_ENV === "production") refuseDemoKeys(providers.data);
  if (env.WORKER_SILENT_MS < 3 * env.WORKER_HEARTBEAT_MS) {
    throw new BadEnvError(
      "WORKER_SILENT_MS must be at least three times WORKER_HEARTBEAT_MS, or healthy workers count as dead.",
    );
  }
  const alerts = alertsConfigOf(env);
  if ("problem" in alerts) throw new BadEnvError(alerts.problem);
  return {
    databaseUrl: env.DATABASE_URL,
    directUrl: env.DATABASE_DIRECT_URL ?? env.DATABASE_URL,
    name: env.WORKER_NAME ?? `${hostname()}:${process.pid}`,
    providers: providersConfigOf(providers.data),
    rateLimits: rateLimitsOf(providers.data),
    concurrency: env.WORKER_CONCURRENCY,
    pollMs: env.WORKER_POLL_MS,
    heartbeatMs: env.WORKER_HEARTBEAT_MS,
    silentMs: env.WORKER_SILENT_MS,
    drainMs: env.WORKER_DRAIN_MS,
    metricsPort: env.WORKER_METRICS_PORT,
    metricsToken: env.METRICS_TOKEN,
    alerts,
    logLevel: env.LOG_LEVEL,
  };
}

function refuseDemoKeys(env: ProviderEnv): void {
  for (const provider of PROVIDERS) {
    const problem = productionKeyProblem(provider, env[`${provider}_API_KEY`]);
    if (problem !== undefined) throw new BadEnvError(problem);
  }
}

function describe(issue: z.core.$ZodIssue): string {
  return `${issue.path.join(".")} ${issue.message}.`;
}
