import type { ProviderRow } from "../provider-row.ts";
import { windows } from "../rate-windows.ts";
import { createOpenAiClient, type OpenAiClient } from "./client.ts";
import type { OpenAiSettings } from "./settings.ts";

export const OPENAI = {
  baseUrl: "https://api.openai.com",
  deadlineMs: 60_000,
  limits: [
    {
      counted: "",
      published: { windows: windows("500/60"), tokens: { tokens: 500_000, perSeconds: 60 } },
      source: "OpenAI's page of the model, tier 1, by third parties; 2026-10. The account shows its own",
    },
  ],
  countsTokens: true,
  client: createOpenAiClient,
} as const satisfies ProviderRow<"OPENAI", OpenAiSettings, OpenAiClient>;
