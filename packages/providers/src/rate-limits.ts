import {
  type Bucket,
  OPERATIONS,
  type Operation,
  PROVIDERS,
  type Provider,
  type RateLimit,
  type RateLimits,
  type RateWindow,
} from "@leadgen/core";
import { parseWindows } from "./rate-windows.ts";

/** What a provider counts together, and how much of it it allows. */
interface PublishedLimit {
  /** Part of the bucket's name, and of the variable that sets it; "" is the provider as a whole. */
  readonly counted: string;
  /** Absent: all that no other row names. */
  readonly operations?: readonly Operation[];
  readonly published: RateLimit;
  readonly source: string;
}

const windows = (text: string): RateLimit["windows"] => parseWindows(text) as RateLimit["windows"];

/** The published limits, each with its source and the day on which it was read. */
const PUBLISHED_LIMITS: Readonly<Record<Provider, readonly PublishedLimit[]>> = {
  APOLLO: [
    {
      counted: "SEARCH",
      operations: ["mixed_people/api_search"],
      published: { windows: windows("200/60,6000/3600,50000/86400") },
      source: "Apollo's rate-limit page, paid plans, search endpoints; 2026-08-30",
    },
    {
      counted: "REVEAL",
      operations: ["people/bulk_match"],
      published: { windows: windows("1000/60") },
      source: "Apollo's rate-limit page, paid plans, enrichment endpoints; 2026-08-30",
    },
    {
      counted: "OTHER",
      published: { windows: windows("200/60,400/3600,2000/86400") },
      source: "Apollo's rate-limit page, paid plans, all other endpoints; 2026-08-30",
    },
  ],
  MILLIONVERIFIER: [
    {
      counted: "",
      published: { windows: windows("160/1") },
      source: "MillionVerifier's help centre, single API; 2026-08-30",
    },
  ],
  PERPLEXITY: [
    {
      counted: "",
      // One a second as well, which calls keep that are spaced by this. How many tokens a minute is not published.
      published: { windows: windows("50/60") },
      source: "Perplexity's rate-limit page, Agent API, tier 0; 2026-11-28",
    },
  ],
  OPENAI: [
    {
      counted: "",
      published: { windows: windows("500/60"), tokens: { tokens: 500_000, perSeconds: 60 } },
      source: "OpenAI's page of the model, tier 1, by third parties; 2026-10. The account shows its own",
    },
  ],
  INSTANTLY: [
    {
      counted: "",
      published: { windows: windows("100/1,6000/60") },
      source: "Instantly's API reference, per workspace over all its keys; 2026-08-30",
    },
  ],
};

/** Of what is published: others may use the same account, and clocks differ. */
const SHARE = 0.9;

/** Settings that replace a default: of one row if `counted` is given, else of all rows of the provider. */
export type LimitSetting = (provider: Provider, counted?: string) => Partial<RateLimit> | undefined;

/** The limits that hold: what is set, else nine tenths of what is published. */
export function rateLimits(setting: LimitSetting = () => undefined): RateLimits {
  const all = PROVIDERS.map((provider) => [
    provider,
    PUBLISHED_LIMITS[provider].map((row) => bucketOf(provider, row, setting)),
  ]);
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
