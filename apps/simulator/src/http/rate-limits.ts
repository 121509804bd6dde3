import type { ProviderName } from "../providers/names.ts";
import type { ProviderRequest } from "../providers/provider.ts";
import { UsageWindows, type WindowName } from "./usage-windows.ts";

type Limits = Readonly<Partial<Record<WindowName, number>>>;

const APOLLO_SEARCH: Limits = { minute: 200, hour: 6_000, day: 50_000 };
const APOLLO_ENRICH: Limits = { minute: 1_000 };
const APOLLO_OTHER: Limits = { minute: 200, hour: 400, day: 2_000 };

/** Published limits of a paid plan; Perplexity's tier 2. OpenAI's depend on the account; 500 a minute is its tier 1. */
export function rateLimitsOf(provider: ProviderName, operation: string): Limits {
  switch (provider) {
    case "apollo":
      if (operation === "people-search") return APOLLO_SEARCH;
      return /match|enrich/.test(operation) ? APOLLO_ENRICH : APOLLO_OTHER;
    case "millionverifier":
      return { second: 160 };
    case "perplexity":
      return { second: 8, minute: 500 };
    case "openai":
      return { minute: 500 };
    case "instantly":
      return { second: 100, minute: 6_000 };
  }
}

/** Seconds until this request may be repeated, or null if it is within the limits. Counts are per operation. */
export function limitExceeded(provider: ProviderName, request: ProviderRequest): number | null {
  const limits = rateLimitsOf(provider, request.operation);
  for (const [name, limit] of Object.entries(limits) as [WindowName, number][]) {
    const used = request.usage.used(`${provider} ${request.operation}`, name, request.now);
    if (used > limit) return UsageWindows.secondsLeft(name, request.now);
  }
  return null;
}
