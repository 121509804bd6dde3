import type { ProviderName } from "../providers/names.ts";
import type { ProviderRequest } from "../providers/provider.ts";
import { countTokens } from "../text/prompt-text.ts";
import type { Demand, Limit, WindowName } from "./token-buckets.ts";

const requests = (window: WindowName, limit: number): Limit => ({ unit: "requests", window, limit });
const tokens = (window: WindowName, limit: number): Limit => ({ unit: "tokens", window, limit });

const APOLLO_SEARCH = [requests("minute", 200), requests("hour", 6_000), requests("day", 50_000)];
const APOLLO_ENRICH = [requests("minute", 1_000)];
const APOLLO_OTHER = [requests("minute", 200), requests("hour", 400), requests("day", 2_000)];
const MILLIONVERIFIER = [requests("second", 160)];
/** Tier 2. That tokens are limited by minute and hour is published, how many is not: these are the simulator's own. */
const PERPLEXITY_AGENT = [
  requests("second", 8),
  requests("minute", 500),
  tokens("minute", 400_000),
  tokens("hour", 10_000_000),
];
const PERPLEXITY_SEARCH = [requests("second", 50)];
/** Tier 1. */
const OPENAI = [requests("minute", 500), tokens("minute", 500_000)];
const INSTANTLY = [requests("second", 100), requests("minute", 6_000)];

/** Published limits of a paid plan, for an operation. */
export function rateLimitsOf(provider: ProviderName, operation: string): readonly Limit[] {
  switch (provider) {
    case "apollo":
      if (operation === "mixed_people/api_search") return APOLLO_SEARCH;
      return /match|enrich/.test(operation) ? APOLLO_ENRICH : APOLLO_OTHER;
    case "millionverifier":
      return MILLIONVERIFIER;
    case "perplexity":
      if (operation === "responses") return PERPLEXITY_AGENT;
      return operation === "search" ? PERPLEXITY_SEARCH : [];
    case "openai":
      return /^(responses|chat\/completions)$/.test(operation) ? OPENAI : [];
    case "instantly":
      return INSTANTLY;
  }
}

/**
 * What a request takes of its provider's limits. Apollo and MillionVerifier count by endpoint, OpenAI and Perplexity by
 * model, Instantly over the whole workspace.
 */
export function demandOf(provider: ProviderName, request: ProviderRequest): Demand {
  const { operation, now } = request;
  return {
    scope: scopeOf(provider, request),
    limits: rateLimitsOf(provider, operation),
    tokens: tokensAsked(request),
    now,
  };
}

/** The scope of an endpoint that is counted for itself. */
export function endpointScope(provider: ProviderName, operation: string): string {
  return `${provider} ${operation}`;
}

function scopeOf(provider: ProviderName, { operation, body }: ProviderRequest): string {
  if (provider === "instantly") return provider;
  if (provider === "apollo" || provider === "millionverifier") return endpointScope(provider, operation);
  return `${endpointScope(provider, operation)} ${String(fieldOf(body, "model") ?? "")}`;
}

/** What a generation may come to, as admission counts it: the input and the largest output that was allowed. */
function tokensAsked({ rawBody, body }: ProviderRequest): number {
  const output = fieldOf(body, "max_output_tokens") ?? fieldOf(body, "max_completion_tokens");
  return countTokens(rawBody) + (typeof output === "number" ? output : 0);
}

function fieldOf(body: unknown, name: string): unknown {
  if (typeof body !== "object" || body === null) return undefined;
  return (body as Record<string, unknown>)[name];
}
