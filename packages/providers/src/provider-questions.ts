import { type CreditProvider, PROVIDERS, type Provider, type SearchCriteria } from "@leadgen/core";
import { clientName } from "./all.ts";
import type { FoundPerson } from "./apollo/people.ts";
import type { CallMeta } from "./call/results.ts";
import { providersConfig } from "./config.ts";
import { createProviders, openClient } from "./create-providers.ts";
import type { CampaignAnalytics } from "./instantly/campaign.ts";
import type { WrittenEmail } from "./openai/check-email.ts";
import type { WriteInput } from "./openai/prompt.ts";
import { createSendingDesk, type SendingDesk } from "./sending-desk.ts";
import { simulatedAmong } from "./simulated.ts";

/** How to reach a provider. A provider without `apiKey` is not configured. */
export interface QuestionSettings {
  readonly apiKey?: string;
  readonly baseUrl?: string;
}

/** The calls that the API makes itself, without a worker. Only `writeMail` costs money, and only `sending` changes anything. */
export interface ProviderQuestions {
  readonly configured: readonly Provider[];
  /** The providers whose address the simulator answers now. */
  simulated(): Promise<Provider[]>;
  /** The operator's probe. @returns a line for the operator. @throws ProviderError if the provider fails. */
  probe(provider: Provider, signal: AbortSignal): Promise<{ meta: CallMeta; summary: string }>;
  /** The sender's own numbers. @throws ProviderError if it fails, Error if it refuses. */
  instantlyAnalytics(
    instantlyCampaignId: string,
    signal: AbortSignal,
  ): Promise<{ meta: CallMeta; counts: CampaignAnalytics }>;
  /** How many people a search finds, and the first of them. `refusal`: Apollo's message if it refuses the criteria. */
  searchPeople(
    criteria: SearchCriteria,
    perPage: number,
    signal: AbortSignal,
  ): Promise<{ meta: CallMeta; found: SearchFound | null; refusal: string | null }>;
  /** The credits left in the account. */
  creditsLeft(provider: CreditProvider, signal: AbortSignal): Promise<{ meta: CallMeta; remaining: number }>;
  readonly sending: SendingDesk;
  /** Writes one mail. `refusal`: why the model wrote none that can be sent. */
  readonly writeMail: {
    tokensOf(mail: WriteInput): number;
    write(
      mail: WriteInput,
      signal: AbortSignal,
    ): Promise<{ meta: CallMeta; mail: WrittenEmail | null; refusal: string | null }>;
  };
  close(): Promise<void>;
}

/** The first page of a search. */
export interface SearchFound {
  /** In all. */
  readonly totalEntries: number;
  readonly people: readonly FoundPerson[];
}

/** For providers without a key: they are never called, but their client needs some text. */
const NO_KEY = "not-configured";

/**
 * Milliseconds for one small call. Shorter than the timeout of the operator's own request: otherwise a provider
 * that hangs would look like a fault of ours.
 */
const DEADLINE_MS = 8_000;

/** Milliseconds; a model needs longer to write. */
const WRITING_MS = 40_000;

/** The caller must not call a provider that is not in `configured`. */
export function createProviderQuestions(
  settings: Readonly<Record<Provider, QuestionSettings>>,
  deadlineMs = DEADLINE_MS,
): ProviderQuestions {
  const configWithin = (deadlineMs: number) =>
    providersConfig((provider) => {
      const { apiKey = NO_KEY, baseUrl } = settings[provider];
      return { apiKey, deadlineMs, ...(baseUrl !== undefined && { baseUrl }) };
    });
  const clients = createProviders(configWithin(deadlineMs));
  const writer = openClient("OPENAI", configWithin(WRITING_MS));
  return {
    configured: PROVIDERS.filter((provider) => settings[provider].apiKey !== undefined),
    simulated: () => simulatedAmong(settings),
    close: async () => void (await Promise.all([clients.close(), writer.transport.close()])),
    sending: createSendingDesk(clients.instantly),
    async probe(provider, signal) {
      const result = await clients[clientName(provider)].probe({ signal });
      const summary = result.outcome === "SUCCEEDED" ? result.data.detail : result.message;
      return { meta: result.meta, summary };
    },
    async instantlyAnalytics(instantlyCampaignId, signal) {
      const result = await clients.instantly.analytics(instantlyCampaignId, { signal });
      if (result.outcome === "REJECTED") throw new Error(`Instantly refused to count: ${result.message}`);
      return { meta: result.meta, counts: result.data };
    },
    async searchPeople(criteria, perPage, signal) {
      const result = await clients.apollo.searchPeople(criteria, { page: 1, perPage }, { signal });
      const { meta } = result;
      if (result.outcome === "REJECTED") return { meta, found: null, refusal: result.message };
      return { meta, found: result.data, refusal: null };
    },
    writeMail: {
      tokensOf: (mail) => writer.client.tokensOf(mail),
      async write(mail, signal) {
        const result = await writer.client.writeEmail(mail, { signal });
        const { meta } = result;
        if (result.outcome === "REJECTED") return { meta, mail: null, refusal: result.message };
        return { meta, mail: result.data, refusal: null };
      },
    },
    async creditsLeft(provider, signal) {
      const result = await clients[clientName(provider)].credits({ signal });
      if (result.outcome === "REJECTED")
        throw new Error(`${provider} refused to say its credits: ${result.message}`);
      return { meta: result.meta, remaining: result.data.remaining };
    },
  };
}
