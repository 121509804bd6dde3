import type { ProviderRow } from "../provider-row.ts";
import type { ProviderSettings } from "../provider-settings.ts";
import { windows } from "../rate-windows.ts";
import { type ApolloClient, createApolloClient } from "./client.ts";

export const APOLLO = {
  baseUrl: "https://api.apollo.io",
  // No timeout is documented.
  deadlineMs: 30_000,
  limits: [
    {
      counted: "SEARCH",
      operations: ["mixed_people/api_search"],
      published: { windows: windows("200/60,6000/3600,50000/86400") },
      source: "Apollo's rate-limit page, paid plans, search endpoints; 2026-08-30",
    },
    {
      counted: "REVEAL",
      operations: ["people/bulk_match"],
      published: { windows: windows("1000/60") },
      source: "Apollo's rate-limit page, paid plans, enrichment endpoints; 2026-08-30",
    },
    {
      counted: "OTHER",
      published: { windows: windows("200/60,400/3600,2000/86400") },
      source: "Apollo's rate-limit page, paid plans, all other endpoints; 2026-08-30",
    },
  ],
  client: createApolloClient,
} as const satisfies ProviderRow<"APOLLO", ProviderSettings, ApolloClient>;
