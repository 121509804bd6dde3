import type { FaultEntry } from "./catalogue-types.ts";

const operations = ["responses"] as const;
const openai = { providers: ["openai"], operations } as const;
const perplexity = { providers: ["perplexity"], operations } as const;
const down = { stage: "instead", workDone: false, means: "provider-failure" } as const;
const harmless = { stage: "handler", workDone: true, means: "nothing" } as const;

/** What the two model services answer besides the plain form: kinds of items and messages, refusals of our request. */
export const MODEL_FAULTS = {
  commentary: {
    ...openai,
    ...harmless,
    does: "a message of phase commentary before the one of phase final_answer",
  },
  "commentary-same-text": {
    ...openai,
    ...harmless,
    does: "a message of phase commentary with the same text as the one of phase final_answer",
  },
  "commentary-several": {
    ...openai,
    ...harmless,
    does: "messages of phase commentary before and after the one of phase final_answer",
  },
  "new-item-types": {
    providers: ["openai", "perplexity"],
    operations,
    ...harmless,
    does: "items of undocumented types before the message (OpenAI: a reasoning item and a new service tier too)",
  },
  "usage-null": {
    providers: ["openai", "perplexity"],
    operations,
    ...harmless,
    does: "usage is null, so the answer has no tokens and no cost",
  },
  "fenced-json": { ...perplexity, ...harmless, does: "the text is JSON inside a code fence" },
  "think-block": { ...perplexity, ...harmless, does: "a <think> block comes before the JSON" },
  "two-messages": {
    ...perplexity,
    ...harmless,
    does: "a message before the search, and the answer as a second one after it",
  },
  "search-results-absent": {
    ...perplexity,
    ...harmless,
    does: "the web was searched, but there is no search_results item",
  },
  "search-results-null": {
    ...perplexity,
    ...harmless,
    does: "a search_results item whose results are null",
  },
  "unknown-parameter": {
    providers: ["openai", "perplexity"],
    operations,
    ...down,
    does: "400: a parameter of our request is unknown",
  },
  "service-tier-refused": {
    ...openai,
    ...down,
    does: "400: the service tier is not allowed for this project",
  },
  "model-refused": { ...openai, ...down, does: "400 about the model" },
  "tokens-limited": {
    providers: ["openai", "perplexity"],
    operations,
    ...down,
    does: "429: the minute's tokens are used up, with Retry-After of `retryAfterSeconds` (default 12)",
  },
  "run-policy": {
    ...openai,
    stage: "handler",
    workDone: true,
    means: "bad-record",
    does: '200 with status "failed" and code misalignment_policy_violation',
  },
  "run-bio-policy": {
    ...openai,
    stage: "handler",
    workDone: true,
    means: "bad-record",
    does: '200 with status "failed" and code bio_policy',
  },
  "run-invalid-prompt": {
    ...openai,
    stage: "handler",
    workDone: true,
    means: "bad-record",
    does: '200 with status "failed" and code invalid_prompt',
  },
} as const satisfies Record<string, FaultEntry>;
