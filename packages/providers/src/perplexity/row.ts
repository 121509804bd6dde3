import type { ProviderRow } from "../provider-row.ts";
import { windows } from "../rate-windows.ts";
import { createPerplexityClient, type PerplexityClient, type PerplexitySettings } from "./client.ts";

export const PERPLEXITY = {
  baseUrl: "https://api.perplexity.ai",
  deadlineMs: 60_000,
  limits: [
    {
      counted: "",
      // The limit of one call a second holds too; calls paced at 50 a minute keep it. No token limit is published.
      published: { windows: windows("50/60") },
      source: "Perplexity's rate-limit page, Agent API, tier 0; 2026-11-28",
    },
  ],
  countsTokens: true,
  client: createPerplexityClient,
} as const satisfies ProviderRow<"PERPLEXITY", PerplexitySettings, PerplexityClient>;
