import { apollo } from "./apollo/apollo.ts";
import { instantly } from "./instantly/instantly.ts";
import { millionverifier } from "./millionverifier/millionverifier.ts";
import { openai } from "./openai/openai.ts";
import { perplexity } from "./perplexity/perplexity.ts";
import type { Provider } from "./provider.ts";

export const PROVIDERS: readonly Provider[] = [apollo, millionverifier, perplexity, openai, instantly];
