import { type AlertsConfig, alertsConfigOf, alertVariables } from "@leadgen/alerts";
import { PROVIDERS, type Provider, type RateLimits } from "@leadgen/core";
import { assumedCostsOf, modelVariables, rateLimitsOf, rateLimitVariables } from "@leadgen/providers";
import * as z from "zod";

const postgresUrl = z.string().regex(/^postgres(ql)?:\/\/[^\s]+$/, "must be a postgres:// URL");
const httpUrl = z.url({ protocol: /^https?$/, error: "must be an http:// or https:// URL" });
const filled = z.string().trim().min(1, "must not be empty");

const port = z.coerce
  .number("must be a port number")
  .int("must be a port number")
  .min(0, "must be a port number, 0 to 65535")
  .max(65_535, "must be a port number, 0 to 65535");

const poolSize = z.coerce
  .number("must be a number of connections")
  .int("must be a whole number")
  .min(1, "must be at least 1")
  .max(500, "must be at most 500");

const schema = z.object({
  DATABASE_URL: postgresUrl,
  DATABASE_POOL_SIZE: poolSize.default(7),
  DATABASE_DIRECT_URL: postgresUrl.optional(),
  HOST: filled.default("127.0.0.1"),
  PORT: port.default(3000),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
  NODE_ENV: z.enum(["development", "production", "test"]).default("production"),
  OPERATOR_TOKEN: z.string().trim().min(1, "must not be empty").optional(),
  AUTH_SECRET: z.string().trim().min(32, "must have 32 characters or more").optional(),
  TRUSTED_PROXIES: filled.optional(),
  METRICS_TOKEN: z.string().trim().min(16, "must have 16 characters or more").optional(),
  ...perProvider("API_KEY", filled),
  ...perProvider("BASE_URL", httpUrl),
  ...rateLimitVariables,
  ...modelVariables,
  ...alertVariables,
});

/** How to reach a provider; `apiKey` is absent if none is configured. */
export interface ProviderEnv {
  readonly apiKey?: string;
  readonly baseUrl?: string;
}

export interface Env {
  readonly databaseUrl: string;
  /** The same database without a pooler in between, for LISTEN. */
  readonly databaseDirectUrl: string | undefined;
  /** Maximum of connections; one more is reserved for the emergency stop. */
  readonly databasePoolSize: number;
  readonly development: boolean;
  readonly logLevel: "debug" | "info" | "warn" | "error" | "silent";
  /** Address that the server listens on; by default only this machine's own. */
  readonly host: string;
  readonly port: number;
  /** The web app's address for people, if there is a proxy in front. */
  readonly publicUrl: string | undefined;
  /** Undefined in development only: in production the API refuses to start without it. */
  readonly operatorToken: string | undefined;
  /** Signs sessions. Undefined in development only, as above. */
  readonly authSecret: string | undefined;
  /** Addresses and ranges whose `X-Forwarded-For` is trusted, separated by commas. */
  readonly trustedProxies: string | undefined;
  /** A request with this token may read `/metrics`. Undefined: only requests from this machine may. */
  readonly metricsToken: string | undefined;
  /** Must be equal to the workers' setting. */
  readonly alerts: AlertsConfig;
  readonly providers: Readonly<Record<Provider, ProviderEnv>>;
  /** Must be equal to the workers' limits. */
  readonly rateLimits: RateLimits;
  /** Assumed cost of a paid call before any was made, from the published prices of the workers' models. */
  readonly assumedCosts: ReturnType<typeof assumedCostsOf>;
}

/** Variables are missing or malformed. The message names each and says what is expected. */
export class BadEnvError extends Error {
  override readonly name = "BadEnvError";
}

/**
 * Reads and checks the environment of the web app. Not called at build time, when there is no environment.
 *
 * @throws BadEnvError
 */
export function readEnv(source: Readonly<Record<string, string | undefined>> = process.env): Env {
  // A compose file passes an unset variable as an empty one.
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const parsed = schema.safeParse(given);
  if (!parsed.success) throw new BadEnvError(parsed.error.issues.map(describe).join("\n"));
  const env = parsed.data;
  const alerts = alertsConfigOf(env);
  if ("problem" in alerts) throw new BadEnvError(alerts.problem);
  return {
    databaseUrl: env.DATABASE_URL,
    databaseDirectUrl: env.DATABASE_DIRECT_URL,
    databasePoolSize: env.DATABASE_POOL_SIZE,
    development: env.NODE_ENV === "development",
    logLevel: env.LOG_LEVEL,
    host: env.HOST,
    port: env.PORT,
    publicUrl: alerts.publicUrl,
    operatorToken: env.OPERATOR_TOKEN,
    authSecret: env.AUTH_SECRET,
    trustedProxies: env.TRUSTED_PROXIES,
    metricsToken: env.METRICS_TOKEN,
    alerts,
    providers: providersOf(env),
    rateLimits: rateLimitsOf(env),
    assumedCosts: assumedCostsOf(env),
  };
}

function perProvider<S extends z.ZodType>(suffix: string, type: S): Record<string, z.ZodOptional<S>> {
  return Object.fromEntries(PROVIDERS.map((provider) => [`${provider}_${suffix}`, type.optional()]));
}

function providersOf(env: object): Record<Provider, ProviderEnv> {
  const values = env as Readonly<Record<string, string | undefined>>;
  const entries = PROVIDERS.map((provider) => {
    const apiKey = values[`${provider}_API_KEY`];
    const baseUrl = values[`${provider}_BASE_URL`];
    return [provider, { ...(apiKey && { apiKey }), ...(baseUrl && { baseUrl }) }];
  });
  return Object.fromEntries(entries);
}

function describe(issue: z.core.$ZodIssue): string {
  const name = issue.path.join(".");
  const hint = name === "DATABASE_URL" ? " (make dev and make up set it for you)" : "";
  return issue.code === "invalid_type" ? `${name} is not set${hint}.` : `${name} ${issue.message}.`;
}
