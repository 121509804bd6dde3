import { PROVIDERS, type Provider } from "@leadgen/core";
import {
  modelVariables,
  type ProvidersConfig,
  providersConfig,
  rateLimitVariables,
} from "@leadgen/providers";
import { z } from "zod";

const perProvider = <Suffix extends string, T extends z.ZodType>(
  suffix: Suffix,
  type: (provider: Provider) => T,
) =>
  Object.fromEntries(PROVIDERS.map((provider) => [`${provider}_${suffix}`, type(provider)])) as Record<
    `${Provider}_${Suffix}`,
    T
  >;

/** The variables with the providers' keys, URLs, rate limits and prices. */
export const providerSchema = z
  .object({
    ...perProvider("API_KEY", (provider) =>
      z
        .string({ error: `is missing: a worker needs its ${provider} key` })
        .trim()
        .min(1, "must not be empty"),
    ),
    ...perProvider("BASE_URL", () =>
      z.url({ protocol: /^https?$/, error: "must be an http:// or https:// URL" }).optional(),
    ),
    ...rateLimitVariables,
    ...perProvider("DEADLINE_MS", () => z.coerce.number().int().min(50).max(600_000).optional()),
    ...modelVariables,
  })
  .superRefine((env, context) => {
    const { OPENAI_PRICE_INPUT_PER_MILLION: input, OPENAI_PRICE_OUTPUT_PER_MILLION: output } = env;
    if ((input === undefined) === (output === undefined)) return;
    const name = input === undefined ? "OPENAI_PRICE_INPUT_PER_MILLION" : "OPENAI_PRICE_OUTPUT_PER_MILLION";
    context.addIssue({ code: "custom", path: [name], message: "is missing: set both prices or none" });
  });

export type ProviderEnv = z.output<typeof providerSchema>;

type Models = { readonly [P in Provider]?: string | undefined };

export function providersConfigOf(env: ProviderEnv): ProvidersConfig {
  const models: Models = { PERPLEXITY: env.PERPLEXITY_MODEL, OPENAI: env.OPENAI_MODEL };
  const config = providersConfig((provider) => {
    const baseUrl = env[`${provider}_BASE_URL`];
    const deadlineMs = env[`${provider}_DEADLINE_MS`];
    const model = models[provider];
    return {
      apiKey: env[`${provider}_API_KEY`],
      ...(baseUrl !== undefined && { baseUrl }),
      ...(deadlineMs !== undefined && { deadlineMs }),
      ...(model !== undefined && { model }),
    };
  });
  return { ...config, openai: { ...config.openai, ...priceOf(env) } };
}

/** Both prices or none: one alone does not give the price of a call. */
function priceOf(env: ProviderEnv): Pick<ProvidersConfig["openai"], "price"> {
  const { OPENAI_PRICE_INPUT_PER_MILLION: input, OPENAI_PRICE_OUTPUT_PER_MILLION: output } = env;
  return input === undefined || output === undefined ? {} : { price: { input, output } };
}
