import { PROVIDERS, type Provider } from "@leadgen/core";
import { z } from "zod";
import { PROVIDER_DEFAULTS, type ProviderDefaults } from "./config.ts";

type RateLimit = ProviderDefaults["rateLimit"];
type Name = `${Provider}_RATE_LIMIT`;

const rateLimit = z
  .string()
  .regex(/^[1-9]\d{0,5}\/[1-9]\d{0,5}$/, "must look like 200/60: calls, slash, seconds")
  .transform((text): RateLimit => {
    const [calls, perSeconds] = text.split("/").map(Number) as [number, number];
    return { calls, perSeconds };
  });

const perProvider = (suffix: "RATE_LIMIT") => PROVIDERS.map((provider): Name => `${provider}_${suffix}`);

const optional = rateLimit.optional();

/**
 * For the schema of a process's environment: every process that calls a provider reads its limit here, since all of them
 * share one.
 */
export const rateLimitVariables = Object.fromEntries(
  perProvider("RATE_LIMIT").map((name) => [name, optional]),
) as Record<Name, typeof optional>;

/** Every provider's limit, from what `rateLimitVariables` read. */
export function rateLimitsOf(
  env: { readonly [N in Name]?: RateLimit | undefined },
): Record<Provider, RateLimit> {
  const limits = PROVIDERS.map((provider) => [
    provider,
    env[`${provider}_RATE_LIMIT`] ?? PROVIDER_DEFAULTS[provider].rateLimit,
  ]);
  return Object.fromEntries(limits) as Record<Provider, RateLimit>;
}
