import { assumedCost, modelPrice, type Provider } from "@leadgen/core";
import { z } from "zod";
import { DEFAULT_MODEL as OPENAI_MODEL } from "../openai/client.ts";
import { DEFAULT_MODEL as PERPLEXITY_MODEL } from "../perplexity/client.ts";

const dollars = z.coerce
  .number({ error: "must be US dollars, such as 0.75" })
  .min(0, "must not be negative")
  .max(100_000, "must be US dollars per million tokens");

const model = z.string().trim().min(1).optional();

/** The models to use, and OpenAI's rates if they differ from the published ones. */
export const modelVariables = {
  OPENAI_PRICE_INPUT_PER_MILLION: dollars.optional(),
  OPENAI_PRICE_OUTPUT_PER_MILLION: dollars.optional(),
  OPENAI_MODEL: model,
  PERPLEXITY_MODEL: model,
};

type ModelEnv = z.output<z.ZodObject<typeof modelVariables>>;

/** The assumed cost of one call before any was made, in US dollars; omitted if the price is unknown. */
export function assumedCostsOf(env: ModelEnv): Readonly<Partial<Record<Provider, number>>> {
  const { OPENAI_PRICE_INPUT_PER_MILLION: input, OPENAI_PRICE_OUTPUT_PER_MILLION: output } = env;
  const own = input !== undefined && output !== undefined ? { input, output } : undefined;
  const PERPLEXITY = assumedCost("PERPLEXITY", modelPrice(env.PERPLEXITY_MODEL ?? PERPLEXITY_MODEL));
  const OPENAI = assumedCost("OPENAI", own ?? modelPrice(env.OPENAI_MODEL ?? OPENAI_MODEL));
  return { ...(PERPLEXITY !== undefined && { PERPLEXITY }), ...(OPENAI !== undefined && { OPENAI }) };
}
