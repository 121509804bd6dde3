import { requests, tokens } from "../../http/rate-limits.ts";
import type { RateLimits } from "../provider.ts";

/** Tier 1. */
const GENERATIONS = [requests("minute", 500), tokens("minute", 500_000)];

export const openaiRateLimits: RateLimits = {
  countedBy: "model",
  of: (operation) => (/^(responses|chat\/completions)$/.test(operation) ? GENERATIONS : []),
};
