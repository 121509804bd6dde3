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

/** Of what is published: others may use the same account, and clocks differ. */
const SHARE = 0.9;

/** Settings that replace a default: of one row if `counted` is given, else of all rows of the provider. */
export type LimitSetting = (provider: Provider, counted?: string) => Partial<RateLimit> | undefined;

/** The limits that hold: what is set, else nine tenths of what is published. */
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
