/** The five simulated services; also the first segment of their base URLs. */
export const PROVIDER_NAMES = ["apollo", "millionverifier", "perplexity", "openai", "instantly"] as const;

export type ProviderName = (typeof PROVIDER_NAMES)[number];
