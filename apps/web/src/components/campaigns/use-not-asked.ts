import { PROVIDER_NAMES, type Provider } from "@leadgen/core";
import { useBreaker } from "../../lib/use-breaker.ts";
import { useProviders } from "../../lib/use-providers.ts";

/** Why a form can't call a provider, in a sentence; empty while that is unknown, null if it can. */
export function useNotAsked(provider: Provider): string | null {
  const breaker = useBreaker();
  const providers = useProviders();
  const name = PROVIDER_NAMES[provider];
  if (breaker.state === "OPEN")
    return `All work is stopped, so ${name} is not asked now. A campaign can be created all the same.`;
  if (breaker.state === "UNKNOWN")
    return `It is not known whether work may run, so ${name} is not asked now.`;
  if (breaker.state === "LOADING" || providers.isPending) return "";
  const found = providers.data?.items.find((each) => each.provider === provider);
  return found === undefined || found.configured
    ? null
    : `${name} has no API key here, so it can't be asked.`;
}
