/** What a model's provider publishes, in US dollars per million tokens, for the standard tier. */
export interface ModelPrice {
  readonly input: number;
  /** Undefined: cached input costs what input costs. */
  readonly cachedInput?: number;
  /** Undefined: writing to the cache costs what input costs. */
  readonly cacheWrite?: number;
  readonly output: number;
  /** Each invocation of the web search, in US dollars. */
  readonly search?: number;
  /** Day of the reading, ISO 8601. */
  readonly asOf: string;
  readonly source: string;
}

/** Longer prompts have prices of their own at OpenAI, which no e-mail comes near. */
const LONGEST_PROMPT = 272_000;

const GPT_5_4 = {
  asOf: "2026-06-30",
  source: "OpenAI's pricing page, in the readings of April to June 2026",
};
const GPT_5_6 = {
  asOf: "2026-08-01",
  source: "developers.openai.com/api/docs/models, after the cut of 2026-07-30",
};
const GPT_6 = { asOf: "2026-09-22", source: "OpenAI's pricing page, in two readings of 2026-09-22" };

/**
 * Published prices, by the models' names without a date. A model that is not here has no known price, and then a call
 * has no cost: unknown, never 0. Perplexity tells the cost of each call itself; its price is for estimates.
 */
export const MODEL_PRICES: Readonly<Record<string, ModelPrice>> = {
  "gpt-5.4-nano": { input: 0.2, cachedInput: 0.02, output: 1.25, ...GPT_5_4 },
  "gpt-5.4-mini": { input: 0.75, cachedInput: 0.075, output: 4.5, ...GPT_5_4 },
  "gpt-5.4": { input: 2.5, cachedInput: 0.25, output: 15, ...GPT_5_4 },
  "gpt-5.5": { input: 5, cachedInput: 0.5, output: 30, ...GPT_5_4 },
  "gpt-5.6-luna": { input: 0.2, cachedInput: 0.02, cacheWrite: 0.25, output: 1.2, ...GPT_5_6 },
  "gpt-5.6-terra": { input: 2, cachedInput: 0.2, cacheWrite: 2.5, output: 12, ...GPT_5_6 },
  "gpt-6-luna": { input: 0.1, cachedInput: 0.01, cacheWrite: 0.125, output: 0.5, ...GPT_6 },
  "gpt-6-sol": { input: 2, cachedInput: 0.2, cacheWrite: 2.5, output: 10, ...GPT_6 },
  "perplexity/sonar": {
    ...{ input: 0.25, cachedInput: 0.0625, output: 2.5, search: 0.005 },
    ...{
      asOf: "2026-11-28",
      source: "Perplexity's pricing page; token rates by TokenMeter 0.16.0, which reads it",
    },
  },
};

/** The published price of a model, also under the name of a dated snapshot; undefined: not known. */
export function modelPrice(model: string): ModelPrice | undefined {
  const name = model.replace(/-\d{4}-\d{2}-\d{2}$/, "");
  return Object.hasOwn(MODEL_PRICES, name) ? MODEL_PRICES[name] : undefined;
}

/**
 * What one call of the pipeline is taken to be where none was made yet, for estimates: our prompts are about so long with what a
 * search brings (2,310 and 212 tokens in the vendors' examples), and a mail is under 400 tokens beside the model's thoughts.
 */
const ASSUMED_CALLS = {
  PERPLEXITY: { input: 4_000, output: 400, searches: 1 },
  OPENAI: { input: 800, output: 600, searches: 0 },
} as const;

/** What such a call costs by the published price; undefined: the model has none that is known. */
export function assumedCost(
  provider: keyof typeof ASSUMED_CALLS,
  price: Partial<ModelPrice> | undefined,
): number | undefined {
  if (price?.input === undefined || price.output === undefined) return undefined;
  const { input, output, searches } = ASSUMED_CALLS[provider];
  if (searches > 0 && price.search === undefined) return undefined;
  const tokens = tokenCost({ ...price, input: price.input, output: price.output }, { input, output });
  return tokens === undefined ? undefined : tokens + searches * (price.search ?? 0);
}

/** Tokens of one call, as the provider counts them: `input` includes the cached and the written ones. */
export interface TokenCounts {
  readonly input: number;
  readonly cachedInput?: number;
  readonly cacheWrite?: number;
  readonly output: number;
}

type Rates = Pick<ModelPrice, "input" | "cachedInput" | "cacheWrite" | "output">;

/** What the tokens cost, in US dollars; undefined where the rates say nothing about such counts. */
export function tokenCost(rates: Rates, tokens: TokenCounts): number | undefined {
  const { input, cachedInput = 0, cacheWrite = 0, output } = tokens;
  const counts = [input, cachedInput, cacheWrite, output];
  if (!counts.every((count) => Number.isSafeInteger(count) && count >= 0)) return undefined;
  const fresh = input - cachedInput - cacheWrite;
  if (fresh < 0 || input > LONGEST_PROMPT) return undefined;
  const millionths =
    fresh * rates.input +
    cachedInput * (rates.cachedInput ?? rates.input) +
    cacheWrite * (rates.cacheWrite ?? rates.input) +
    output * rates.output;
  return millionths / 1_000_000;
}
