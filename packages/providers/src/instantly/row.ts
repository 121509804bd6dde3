import type { ProviderRow } from "../provider-row.ts";
import type { ProviderSettings } from "../provider-settings.ts";
import { windows } from "../rate-windows.ts";
import { createInstantlyClient, type InstantlyClient } from "./client.ts";

export const INSTANTLY = {
  baseUrl: "https://api.instantly.ai",
  deadlineMs: 30_000,
  limits: [
    {
      counted: "",
      published: { windows: windows("100/1,6000/60") },
      source: "Instantly's API reference, per workspace over all its keys; 2026-08-30",
    },
  ],
  client: createInstantlyClient,
} as const satisfies ProviderRow<"INSTANTLY", ProviderSettings, InstantlyClient>;
