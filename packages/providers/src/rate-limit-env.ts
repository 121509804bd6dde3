import { PROVIDERS, type Provider, type RateLimit, type RateLimits, type TokenWindow } from "@leadgen/core";
import { z } from "zod";
import { type CLIENTS, rowOf } from "./all.ts";
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

type Rows = typeof CLIENTS;

/** The names of the limits that a provider counts separately. */
type Counted<P extends Provider> = Exclude<Rows[P]["limits"][number]["counted"], "">;

type CallVariable = {
  [P in Provider]: `${P}_RATE_LIMIT` | `${P}_${Counted<P>}_RATE_LIMIT`;
}[Provider];

type TokenVariable = {
  [P in Provider]: Rows[P] extends { readonly countsTokens: true } ? `${P}_TOKEN_LIMIT` : never;
}[Provider];

const variables = <Name extends string, T>(names: readonly string[], type: T) =>
  Object.fromEntries(names.map((name) => [name, type])) as Record<Name, T>;

const callVariable = (...parts: readonly string[]) => [...parts, "RATE_LIMIT"].filter(Boolean).join("_");
const tokenVariable = (provider: Provider) => `${provider}_TOKEN_LIMIT`;

/**
 * For the schema of a process's environment: all processes that call a provider share its limits, so each of them reads
 * the limits with this.
 */
export const rateLimitVariables = {
  ...variables<CallVariable, z.ZodOptional<typeof callWindows>>(
    PROVIDERS.flatMap((provider) => [
      callVariable(provider),
      ...rowOf(provider).limits.map(({ counted }) => callVariable(provider, counted)),
    ]),
    callWindows.optional(),
  ),
  ...variables<TokenVariable, z.ZodOptional<typeof tokenWindow>>(
    PROVIDERS.filter((provider) => rowOf(provider).countsTokens).map(tokenVariable),
    tokenWindow.optional(),
  ),
};

type RateLimitEnv = z.output<z.ZodObject<typeof rateLimitVariables>>;

/** The limits that an environment sets, with the defaults for the others. */
export function rateLimitsOf(env: RateLimitEnv): RateLimits {
  const given: Readonly<Record<string, RateLimit["windows"] | TokenWindow | undefined>> = env;
  return rateLimits((provider, counted) => {
    const windows = given[callVariable(provider, counted ?? "")];
    const tokens = counted === undefined ? given[tokenVariable(provider)] : undefined;
    return { ...(windows && { windows }), ...(tokens && { tokens }) } as Partial<RateLimit>;
  });
}
