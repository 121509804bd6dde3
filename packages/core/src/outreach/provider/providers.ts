/** The five services a campaign depends on, in the order in which the pipeline meets them. */
export const PROVIDERS = ["APOLLO", "MILLIONVERIFIER", "PERPLEXITY", "OPENAI", "INSTANTLY"] as const;

export type Provider = (typeof PROVIDERS)[number];

/** How the product spells each provider to people. */
export const PROVIDER_NAMES: Readonly<Record<Provider, string>> = {
  APOLLO: "Apollo",
  MILLIONVERIFIER: "MillionVerifier",
  PERPLEXITY: "Perplexity",
  OPENAI: "OpenAI",
  INSTANTLY: "Instantly",
};
