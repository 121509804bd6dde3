import type { ProviderRow } from "../provider-row.ts";
import { windows } from "../rate-windows.ts";
import { createPerplexityClient, type PerplexityClient, type PerplexitySettings } from "./client.ts";

export const PERPLEXITY = {
  baseUrl: "https://api.perplexity.ai",
  deadlineMs: 60_000,
  limits: [
    {
      counted: "",
      // One a second as well, which calls keep that are spaced by this. How many tokens a minute is not published.
      published: { windows: windows("50/60") },
      source: "Perplexity's rate-limit page, Agent API, tier 0; 2026-11-28",
    },
  ],
  countsTokens: true,
  client: createPerplexityClient,
} as const satisfies ProviderRow<"PERPLEXITY", PerplexitySettings, PerplexityClient>;
