import type { Provider } from "./providers.ts";

/** What a provider counts its paid calls in; null: the calls that we make cost nothing by themselves. */
export const BILLED_IN = {
  APOLLO: "CREDITS",
  MILLIONVERIFIER: "CREDITS",
  PERPLEXITY: "USD",
  OPENAI: "USD",
  INSTANTLY: null,
} as const satisfies Record<Provider, "CREDITS" | "USD" | null>;
