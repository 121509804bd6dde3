import { PROVIDERS, type Provider, type RateLimit, type RateLimits, type TokenWindow } from "@leadgen/core";
import { z } from "zod";
import { rateLimits } from "./rate-limits.ts";
import { parseWindows } from "./rate-windows.ts";

const callWindows = z.string().transform((text, context): RateLimit["windows"] => {
  const windows = parseWindows(text);
  if (windows !== undefined) return windows;
  const message =
    "must look like 200/60: calls, slash, seconds; several with commas between, such as 20/60,100/3600";
  context.addIssue({ code: "custom", message });
  return z.NEVER;
});

const tokenWindow = z.string().transform((text, context): TokenWindow => {
  const [window, ...others] = parseWindows(text) ?? [];
  if (window !== undefined && others.length === 0)
    return { tokens: window.calls, perSeconds: window.perSeconds };
  context.addIssue({ code: "custom", message: "must look like 450000/60: tokens, slash, seconds" });
  return z.NEVER;
});

const perProvider = <Suffix extends string, T extends z.ZodType>(suffix: Suffix, type: T) =>
  Object.fromEntries(PROVIDERS.map((provider) => [`${provider}_${suffix}`, type])) as Record<
    `${Provider}_${Suffix}`,
    T
  >;

/**
 * For the schema of a process's environment: every process that calls a provider reads its limits here, since all of them
 * share them.
 */
export const rateLimitVariables = {
  ...perProvider("RATE_LIMIT", callWindows.optional()),
  APOLLO_SEARCH_RATE_LIMIT: callWindows.optional(),
  APOLLO_REVEAL_RATE_LIMIT: callWindows.optional(),
  APOLLO_OTHER_RATE_LIMIT: callWindows.optional(),
  PERPLEXITY_TOKEN_LIMIT: tokenWindow.optional(),
  OPENAI_TOKEN_LIMIT: tokenWindow.optional(),
};

type RateLimitEnv = z.output<z.ZodObject<typeof rateLimitVariables>>;

/** The limits that an environment sets, and the defaults for the others. */
export function rateLimitsOf(env: RateLimitEnv): RateLimits {
  const given: Readonly<Record<string, RateLimit["windows"] | TokenWindow | undefined>> = env;
  return rateLimits((provider, counted) => {
    const windows = given[[provider, counted, "RATE_LIMIT"].filter(Boolean).join("_")];
    const tokens = counted === undefined ? given[[provider, "TOKEN_LIMIT"].join("_")] : undefined;
    return { ...(windows && { windows }), ...(tokens && { tokens }) } as Partial<RateLimit>;
  });
}
