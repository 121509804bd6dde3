/** A model's published price, in US dollars per million tokens, for the standard tier. */
export interface ModelPrice {
  readonly input: number;
  /** Undefined: cached input costs the same as input. */
  readonly cachedInput?: number;
  /** Undefined: writing to the cache costs the same as input. */
  readonly cacheWrite?: number;
  readonly output: number;
  /** US dollars per web search. */
  readonly search?: number;
  /** The day on which the price was read, ISO 8601. */
  readonly asOf: string;
  readonly source: string;
}

/** The longest prompt at the normal price. OpenAI charges more for longer ones; our prompts are far shorter. */
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
 * Published prices, by the models' names without a date. A model that is missing here has no known price, and its calls have
 * an unknown cost, never 0. Perplexity reports the cost of each call itself; its prices here are for estimates.
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

/** The published price of a model, also by the name of a dated snapshot; undefined: not known. */
export function modelPrice(model: string): ModelPrice | undefined {
  const name = model.replace(/-\d{4}-\d{2}-\d{2}$/, "");
  return Object.hasOwn(MODEL_PRICES, name) ? MODEL_PRICES[name] : undefined;
}

/**
 * The assumed size of one call of the pipeline, for estimates before any call was made: our prompts including the results of a
 * search (2,310 and 212 tokens in the vendors' examples), and a mail of under 400 tokens plus the model's reasoning.
 */
const ASSUMED_CALLS = {
  PERPLEXITY: { input: 4_000, output: 400, searches: 1 },
  OPENAI: { input: 800, output: 600, searches: 0 },
} as const;

/** The cost of such a call by the published price, in US dollars; undefined: the model's price is not known. */
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

/** The tokens of one call, as the provider counts them: `input` includes the cached tokens and those written to the cache. */
export interface TokenCounts {
  readonly input: number;
  readonly cachedInput?: number;
  readonly cacheWrite?: number;
  readonly output: number;
}

type Rates = Pick<ModelPrice, "input" | "cachedInput" | "cacheWrite" | "output">;

/** The cost of the tokens, in US dollars; undefined if the rates do not cover such counts. */
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
