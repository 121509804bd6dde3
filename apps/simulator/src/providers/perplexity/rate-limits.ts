import { requests, tokens } from "../../http/rate-limits.ts";
import type { RateLimits } from "../provider.ts";

/** Tier 2. It is published that tokens are limited by minute and hour, but not how many: these figures are the simulator's own. */
const AGENT = [
  requests("second", 8),
  requests("minute", 500),
  tokens("minute", 400_000),
  tokens("hour", 10_000_000),
];
const SEARCH = [requests("second", 50)];

export const perplexityRateLimits: RateLimits = {
  countedBy: "model",
  of: (operation) => {
    if (operation === "responses") return AGENT;
    return operation === "search" ? SEARCH : [];
  },
};
