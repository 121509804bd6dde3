import { PROVIDERS, type Provider, type RateLimits } from "@leadgen/core";
import { assumedCostsOf, modelVariables, rateLimitsOf, rateLimitVariables } from "@leadgen/providers";
import { z } from "zod";

type Source = Readonly<Record<string, string | undefined>>;

/** A variable is missing or malformed. The message names each and says what is expected. */
export class BadEnvError extends Error {
  override readonly name = "BadEnvError";
}

const postgresUrl = z.string().regex(/^postgres(ql)?:\/\/\S+$/, "must be a postgres:// URL");
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
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_POOL_SIZE: poolSize.default(7),
  DATABASE_DIRECT_URL: postgresUrl.optional(),
  NODE_ENV: z
    .enum(["development", "production", "test"], "must be development, production or test")
    .optional(),
  HOST: filled.default("127.0.0.1"),
  PORT: port.default(3000),
  PUBLIC_URL: httpUrl.optional(),
  SIMULATOR_PORT: port.default(4010),
  OPERATOR_TOKEN: filled.optional(),
  AUTH_SECRET: z.string().trim().min(32, "must have 32 characters or more").optional(),
  TRUSTED_PROXIES: filled.optional(),
  LEADGEN_URL: httpUrl.optional(),
  LEADGEN_TOKEN: filled.optional(),
  NO_COLOR: z.string().optional(),
  ...perProvider("API_KEY", filled),
  ...perProvider("BASE_URL", httpUrl),
  ...rateLimitVariables,
  ...modelVariables,
});

function perProvider<S extends z.ZodType>(suffix: string, type: S): Record<string, z.ZodOptional<S>> {
  return Object.fromEntries(PROVIDERS.map((provider) => [`${provider}_${suffix}`, type.optional()]));
}

/** Access to a provider; `apiKey` is absent if none is configured. */
export interface ProviderEnv {
  readonly apiKey?: string;
  readonly baseUrl?: string;
}

export interface Env {
  readonly databaseUrl: string | undefined;
  /** The same database without a pooler in between, for migrations and LISTEN. */
  readonly databaseDirectUrl: string | undefined;
  /** Maximal connections of the API; one more is reserved for the emergency stop. */
  readonly databasePoolSize: number;
  readonly nodeEnv: "development" | "production" | "test" | undefined;
  /** The web app's listening address. */
  readonly host: string;
  readonly port: number;
  /** The URL that people use if a proxy stands in front. */
  readonly publicUrl: string | undefined;
  readonly simulatorPort: number;
  readonly operatorToken: string | undefined;
  /** Secret that signs sessions. */
  readonly authSecret: string | undefined;
  /** Addresses and ranges whose `X-Forwarded-For` is trusted, comma-separated. */
  readonly trustedProxies: string | undefined;
  /** URL of the running system for smoke and the operator's commands. */
  readonly url: string | undefined;
  /** A person's API token for that system. */
  readonly token: string | undefined;
  readonly providers: Readonly<Record<Provider, ProviderEnv>>;
  /** All processes share the limits, so the workers must have the same. */
  readonly rateLimits: RateLimits;
  /** Assumed cost of a paid call before any was made, from published prices of the workers' models. */
  readonly assumedCosts: ReturnType<typeof assumedCostsOf>;
}

/**
 * Reads and validates the environment variables of the commands themselves.
 *
 * @throws BadEnvError
 */
export function readEnv(source: Source = process.env): Env {
  const parsed = schema.safeParse(withoutEmpty(source));
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}.`);
    throw new BadEnvError(lines.join("\n"));
  }
  const env = parsed.data;
  return {
    databaseUrl: env.DATABASE_URL,
    // It is another route to the same database, so it is useless without DATABASE_URL.
    databaseDirectUrl: env.DATABASE_URL === undefined ? undefined : env.DATABASE_DIRECT_URL,
    databasePoolSize: env.DATABASE_POOL_SIZE,
    nodeEnv: env.NODE_ENV,
    host: env.HOST,
    port: env.PORT,
    publicUrl: env.PUBLIC_URL,
    simulatorPort: env.SIMULATOR_PORT,
    operatorToken: env.OPERATOR_TOKEN,
    authSecret: env.AUTH_SECRET,
    trustedProxies: env.TRUSTED_PROXIES,
    url: env.LEADGEN_URL,
    token: env.LEADGEN_TOKEN,
    providers: providersOf(env),
    rateLimits: rateLimitsOf(env),
    assumedCosts: assumedCostsOf(env),
  };
}

/** The terminal's settings. Never fails, since errors are shown with them. */
export function readTerminalEnv(source: Source = process.env): { noColor: boolean; dumb: boolean } {
  return { noColor: Boolean(source.NO_COLOR), dumb: source.TERM === "dumb" };
}

/** Variables that any program needs to run. */
const BASICS = [
  "PATH",
  "HOME",
  "USER",
  "LANG",
  "LC_ALL",
  "TZ",
  "TMPDIR",
  "SSL_CERT_FILE",
  "NODE_EXTRA_CA_CERTS",
];

const WORKER_SETTINGS = /^(WORKER_\w+|METRICS_TOKEN|LOG_LEVEL|(OPENAI|PERPLEXITY)_(MODEL|PRICE_\w+))$/;
const PROVIDER_SETTINGS = new RegExp(
  `^(${PROVIDERS.join("|")})_(API_KEY|BASE_URL|(\\w+_)?RATE_LIMIT|TOKEN_LIMIT|DEADLINE_MS)$`,
);
const PROVIDER_SETTINGS_OF_WEB = new RegExp(
  `^(${PROVIDERS.join("|")})_(API_KEY|BASE_URL|(\\w+_)?RATE_LIMIT|TOKEN_LIMIT)$`,
);

/** Settings of alerts, for workers and the web app, which send them. */
const ALERT_SETTINGS = /^(ALERT_\w+|SMTP_URL|MAIL_FROM|PUBLIC_URL)$/;

const WEB_SETTINGS = [
  "DATABASE_POOL_SIZE",
  "OPENAI_MODEL",
  "PERPLEXITY_MODEL",
  "OPENAI_PRICE_INPUT_PER_MILLION",
  "OPENAI_PRICE_OUTPUT_PER_MILLION",
  "AUTH_SECRET",
  "TRUSTED_PROXIES",
  "METRICS_TOKEN",
  "LOG_LEVEL",
];

/** The environment of a child process: never all of ours, so that no child sees another's secret. */
export function envFor(
  child: "nothing" | "simulator" | "worker" | "web",
  source: Source = process.env,
): Record<string, string> {
  const wanted: Record<typeof child, (name: string) => boolean> = {
    nothing: () => false,
    simulator: (name) => /^SIMULATOR_(HOST|SEED|LATENCY_MS|RATE_LIMITS)$/.test(name),
    worker: (name) => WORKER_SETTINGS.test(name) || ALERT_SETTINGS.test(name) || PROVIDER_SETTINGS.test(name),
    web: (name) =>
      PROVIDER_SETTINGS_OF_WEB.test(name) || ALERT_SETTINGS.test(name) || WEB_SETTINGS.includes(name),
  };
  const picked = Object.entries(withoutEmpty(source)).filter(
    ([name]) => BASICS.includes(name) || wanted[child](name),
  );
  return Object.fromEntries(picked);
}

/** Drops empty variables, which a compose file makes of unset ones. */
function withoutEmpty(source: Source): Record<string, string> {
  return Object.fromEntries(
    Object.entries(source).filter((entry): entry is [string, string] => Boolean(entry[1])),
  );
}

function providersOf(env: object): Record<Provider, ProviderEnv> {
  const values = env as Source;
  const entries = PROVIDERS.map((provider) => {
    const apiKey = values[`${provider}_API_KEY`];
    const baseUrl = values[`${provider}_BASE_URL`];
    return [provider, { ...(apiKey && { apiKey }), ...(baseUrl && { baseUrl }) }];
  });
  return Object.fromEntries(entries);
}
