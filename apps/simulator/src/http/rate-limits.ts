import type { Provider, ProviderRequest } from "../providers/provider.ts";
import { countTokens } from "../text/prompt-text.ts";
import type { Demand, Limit, WindowName } from "./token-buckets.ts";

export const requests = (window: WindowName, limit: number): Limit => ({ unit: "requests", window, limit });
export const tokens = (window: WindowName, limit: number): Limit => ({ unit: "tokens", window, limit });

/** What a request takes from its provider's limits. */
export function demandOf(
  { name, rateLimits }: Pick<Provider, "name" | "rateLimits">,
  request: ProviderRequest,
): Demand {
  const { operation, now, body } = request;
  const scope = {
    account: name,
    endpoint: endpointScope(name, operation),
    model: `${endpointScope(name, operation)} ${String(fieldOf(body, "model") ?? "")}`,
  };
  return {
    scope: scope[rateLimits.countedBy],
    limits: rateLimits.of(operation),
    tokens: tokensAsked(request),
    now,
  };
}

/** The scope of an endpoint with buckets of its own. */
export function endpointScope(provider: Provider["name"], operation: string): string {
  return `${provider} ${operation}`;
}

/** The tokens that admission counts for a generation: the input and the largest output allowed. */
function tokensAsked({ rawBody, body }: ProviderRequest): number {
  const output = fieldOf(body, "max_output_tokens") ?? fieldOf(body, "max_completion_tokens");
  return countTokens(rawBody) + (typeof output === "number" ? output : 0);
}

function fieldOf(body: unknown, name: string): unknown {
  if (typeof body !== "object" || body === null) return undefined;
  return (body as Record<string, unknown>)[name];
}
