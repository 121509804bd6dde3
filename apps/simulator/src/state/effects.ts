import type { InstantlyEffect } from "../providers/instantly/effects.ts";

/**
 * What a request changed or cost at the provider. It is logged as `workDone`, and the same value rebuilds the
 * state after a restart, so anything that is missing here is lost then.
 */
export type Effect =
  | { readonly kind: "apollo.enriched"; readonly credits: number; readonly personIds: readonly string[] }
  | {
      readonly kind: "millionverifier.verified";
      readonly credits: number;
      readonly email: string;
      readonly result: string;
    }
  | {
      readonly kind: "perplexity.answered";
      readonly responseId: string;
      /** Hash of the request; its n-th repetition gets its own answer, also after a restart. */
      readonly requestKey: string;
      readonly costUsd: number;
      readonly company: string;
    }
  | {
      readonly kind: "openai.generated";
      readonly responseId: string;
      readonly requestKey: string;
      readonly model: string;
      readonly inputTokens: number;
      readonly outputTokens: number;
    }
  | InstantlyEffect;
