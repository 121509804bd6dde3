import { PROVIDERS } from "@leadgen/core";

export type Env = Readonly<Record<string, string>>;

/** Signs the sessions in tests. */
export const AUTH_SECRET = "test-secret-5b0d4c9e7a1f4f4e8f2b6d3c";
export const OPERATOR_TOKEN = "test-token-8c1d7f";

export interface ProviderSettings {
  readonly key?: string;
  readonly rateLimit?: string;
  readonly deadlineMs?: number;
}

/** Keys, addresses and limits of the five providers, all at `url`. */
export const providerEnv = (
  url: string,
  { key = "key-of-the-tests", rateLimit = "1000/1", deadlineMs }: ProviderSettings = {},
): Env => ({
  ...Object.fromEntries(
    PROVIDERS.flatMap((provider) => [
      [`${provider}_API_KEY`, key],
      [`${provider}_BASE_URL`, `${url}/${provider.toLowerCase()}`],
      [`${provider}_RATE_LIMIT`, rateLimit],
      ...(deadlineMs === undefined ? [] : [[`${provider}_DEADLINE_MS`, String(deadlineMs)]]),
    ]),
  ),
  OPENAI_TOKEN_LIMIT: "9000000/1",
});

/** Workers that poll, beat and hand back quickly. */
export const QUICK_WORKERS: Env = {
  WORKER_POLL_MS: "200",
  WORKER_HEARTBEAT_MS: "200",
  WORKER_DRAIN_MS: "3000",
};

/**
 * A dead worker is noticed within two seconds. Use it only for processes that die on purpose: one that a busy machine delays for
 * as long is declared dead as well, and its work is repeated.
 */
export const QUICK_DEATH: Env = { WORKER_SILENT_MS: "2000" };

/** What every process of a system reads: its database, its log level, its secrets; and its workers' times. */
export const systemEnv = (databaseUrl: string, workers: Env = QUICK_WORKERS): Env => ({
  DATABASE_URL: databaseUrl,
  NODE_ENV: "test",
  LOG_LEVEL: "silent",
  OPERATOR_TOKEN,
  AUTH_SECRET,
  ...workers,
});
