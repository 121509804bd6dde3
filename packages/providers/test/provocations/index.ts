import type { Provider } from "@leadgen/core";
import type { Provocations } from "../support/provocation.ts";
import { APOLLO_PROVOCATIONS } from "./apollo.ts";
import { INSTANTLY_PROVOCATIONS } from "./instantly.ts";
import { MILLIONVERIFIER_PROVOCATIONS } from "./millionverifier.ts";
import { OPENAI_PROVOCATIONS } from "./openai.ts";
import { PERPLEXITY_PROVOCATIONS } from "./perplexity.ts";

/** How to make each row of the failure table true. */
export const PROVOCATIONS: { readonly [P in Provider]: Provocations<P> } = {
  APOLLO: APOLLO_PROVOCATIONS,
  MILLIONVERIFIER: MILLIONVERIFIER_PROVOCATIONS,
  PERPLEXITY: PERPLEXITY_PROVOCATIONS,
  OPENAI: OPENAI_PROVOCATIONS,
  INSTANTLY: INSTANTLY_PROVOCATIONS,
};
