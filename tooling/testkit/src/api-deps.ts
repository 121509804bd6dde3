import type { ApiDeps } from "@leadgen/api";
import { PROVIDERS } from "@leadgen/core";
import { AUTH_SECRET, OPERATOR_TOKEN } from "./environment.ts";
import { QUICK_PASSWORDS } from "./quick-passwords.ts";

/** The dependencies of an API in tests. */
export const apiDeps = (pool: ApiDeps["pool"], overrides: Partial<ApiDeps> = {}): ApiDeps => ({
  pool,
  operatorToken: OPERATOR_TOKEN,
  development: false,
  authSecret: AUTH_SECRET,
  configuredProviders: PROVIDERS,
  rateLimits: Object.fromEntries(
    PROVIDERS.map((provider) => [
      provider,
      [{ bucket: provider, limit: { windows: [{ calls: 10_000, perSeconds: 1 }] } }],
    ]),
  ),
  log: () => {},
  passwords: QUICK_PASSWORDS,
  ...overrides,
});
