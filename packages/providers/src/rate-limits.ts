import {
  type Bucket,
  OPERATIONS,
  PROVIDERS,
  type Provider,
  type RateLimit,
  type RateLimits,
  type RateWindow,
} from "@leadgen/core";
import { rowOf } from "./all.ts";
import type { PublishedLimit } from "./provider-row.ts";

/** The share of a published limit that we use: others may use the same account, and clocks differ. */
const SHARE = 0.9;

/** Settings that replace a default: for one row if `counted` is given, otherwise for all rows of the provider. */
export type LimitSetting = (provider: Provider, counted?: string) => Partial<RateLimit> | undefined;

/** The limits in force: the settings, or nine tenths of the published limits. */
export function rateLimits(setting: LimitSetting = () => undefined): RateLimits {
  const all = PROVIDERS.map((provider) => {
    const { limits } = rowOf(provider);
    return [provider, limits.map((row) => bucketOf(provider, row, setting))];
  });
  return Object.fromEntries(all) as RateLimits;
}

function bucketOf(
  provider: Provider,
  { counted, operations, published }: PublishedLimit,
  setting: LimitSetting,
): Bucket {
  const endpoints: Readonly<Record<string, string>> = OPERATIONS[provider];
  const given = { ...setting(provider), ...(counted !== "" && setting(provider, counted)) };
  return {
    bucket: [provider, counted].filter(Boolean).join(" "),
    ...(operations && { endpoints: operations.map((operation) => endpoints[operation] as string) }),
    limit: { ...shareOf(published), ...given },
  };
}

function shareOf({ windows, tokens }: RateLimit): RateLimit {
  const [first, ...others] = windows.map((window) => ({
    ...window,
    calls: Math.floor(window.calls * SHARE),
  }));
  return {
    windows: [first as RateWindow, ...others],
    ...(tokens && { tokens: { ...tokens, tokens: Math.floor(tokens.tokens * SHARE) } }),
  };
}
