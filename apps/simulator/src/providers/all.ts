import { apollo } from "./apollo/apollo.ts";
import { instantly } from "./instantly/instantly.ts";
import { millionverifier } from "./millionverifier/millionverifier.ts";
import type { ProviderName } from "./names.ts";
import { openai } from "./openai/openai.ts";
import { perplexity } from "./perplexity/perplexity.ts";
import type { Provider } from "./provider.ts";

const BY_NAME: Readonly<Record<ProviderName, Provider>> = {
  apollo,
  millionverifier,
  perplexity,
  openai,
  instantly,
};

export const PROVIDERS: readonly Provider[] = Object.values(BY_NAME);
