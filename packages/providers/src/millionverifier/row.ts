import type { ProviderRow } from "../provider-row.ts";
import type { ProviderSettings } from "../provider-settings.ts";
import { windows } from "../rate-windows.ts";
import { createMillionVerifierClient, type MillionVerifierClient } from "./client.ts";

export const MILLIONVERIFIER = {
  baseUrl: "https://api.millionverifier.com",
  // The service itself waits up to 20 s for the recipient's mail server.
  deadlineMs: 30_000,
  limits: [
    {
      counted: "",
      published: { windows: windows("160/1") },
      source: "MillionVerifier's help centre, single API; 2026-08-30",
    },
  ],
  // A demo key invents results: an invented "ok" would send a mail to an address that was never verified.
  keyProblem: (apiKey) =>
    /^API_KEY_FOR_/i.test(apiKey)
      ? "is one of MillionVerifier's demo keys, which invent results. Set it to your own key."
      : undefined,
  client: createMillionVerifierClient,
} as const satisfies ProviderRow<"MILLIONVERIFIER", ProviderSettings, MillionVerifierClient>;
