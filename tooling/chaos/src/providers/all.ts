import type { Provider } from "@leadgen/core";
import { apollo } from "./apollo.ts";
import { instantly } from "./instantly.ts";
import type { KnownProvider } from "./known-provider.ts";
import { millionverifier } from "./millionverifier.ts";
import { openai } from "./openai.ts";
import { perplexity } from "./perplexity.ts";

export const KNOWN_PROVIDERS: { readonly [P in Provider]: KnownProvider<P> } = {
  APOLLO: apollo,
  MILLIONVERIFIER: millionverifier,
  PERPLEXITY: perplexity,
  OPENAI: openai,
  INSTANTLY: instantly,
};
