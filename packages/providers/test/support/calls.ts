import { offerSchema, type Provider, searchCriteriaSchema } from "@leadgen/core";
import type { CallOptions, CallResult, ProviderSettings, Providers } from "../../src/index.ts";
import { createProviders, revealOutcome } from "../../src/index.ts";

/** Must never occur in an error. The plus sign shows whether addresses are encoded. */
export const KEY = "test-key-4711-do-not-leak";
export const EMAIL = "maren.holst+ops@nordkyst.example";

/** Ids that the simulator knows; raw servers accept any. */
export interface Known {
  personIds: readonly string[];
  campaignId: string;
  /** The lead to add; default EMAIL. A lead that an earlier call added would be "already there". */
  email?: string;
}

export type Call = (
  providers: Providers,
  known: Known,
  options?: CallOptions,
) => Promise<CallResult<unknown>>;

export const criteria = searchCriteriaSchema.parse({
  titles: ["Head of Operations"],
  locations: ["Denmark"],
  employeeRanges: [{ min: 51, max: 200 }],
});

export const person = { firstName: "Maren", lastName: "Holst", title: "Head of Operations" };
export const company = { name: "Nordkyst Logistik", domain: "nordkyst.example", industry: "logistics" };
export const offer = offerSchema.parse({
  product: "Dock scheduling that cuts waiting time for trucks.",
  senderName: "Ada Berg",
  senderCompany: "Dockwise",
});

export const searchPeople: Call = ({ apollo }, _known, options) =>
  apollo.searchPeople(criteria, { page: 1, perPage: 5 }, options);
const revealPeople: Call = ({ apollo }, { personIds }, options) => apollo.revealPeople(personIds, options);
export const verify: Call = ({ millionverifier }, _known, options) => millionverifier.verify(EMAIL, options);
const research: Call = ({ perplexity }, _known, options) => perplexity.research({ person, company }, options);
export const writeEmail: Call = ({ openai }, _known, options) =>
  openai.writeEmail(
    { person, company, facts: [{ text: "A.", sourceUrl: "https://a.example" }], offer },
    options,
  );
export const addLead: Call = ({ instantly }, { campaignId, email = EMAIL }, options) =>
  instantly.addLead(
    {
      campaignId,
      email,
      firstName: "Maren",
      lastName: "Holst",
      companyName: "Nordkyst Logistik",
      jobTitle: null,
      website: "https://nordkyst.example",
      subject: "Docks in Aarhus",
      body: "Hello Maren, a question about your docks.",
      ourLeadId: "L-1",
    },
    options,
  );
export const createCampaign: Call = ({ instantly }, _known, options) =>
  instantly.createCampaign({ name: "Conformance" }, options);
export const findLead: Call = ({ instantly }, { campaignId }, options) =>
  instantly.findLead({ campaignId, email: EMAIL, ourLeadId: "L-1" }, options);
export const listOptOuts: Call = ({ instantly }, { campaignId }, options) =>
  instantly.listOptOuts({ campaignId, optOut: "UNSUBSCRIBED", after: "lead-100" }, options);
export const confirmGone: Call = ({ instantly }, { campaignId }, options) =>
  instantly.confirmGone(campaignId, options);
export const deleteLead: Call = ({ instantly }, _known, options) => instantly.deleteLead("lead-1", options);

export const updateCampaign: Call = ({ instantly }, { campaignId }, options) =>
  instantly.updateCampaign(
    campaignId,
    {
      senders: ["ada@ourdomain.example"],
      dailyLimit: 20,
      window: { from: "08:30", to: "16:00", days: [1, 2], timezone: "Europe/Isle_of_Man" },
      addressLine: "Dockwise Ltd, Quay 1, Leith",
      optOut: true,
    },
    options,
  );
export const pauseCampaign: Call = ({ instantly }, { campaignId }, options) =>
  instantly.pauseCampaign(campaignId, options);
export const listAccounts: Call = ({ instantly }, _known, options) => instantly.listAccounts(null, options);
export const sendingStatus: Call = ({ instantly }, { campaignId }, options) =>
  instantly.sendingStatus(campaignId, options);

/** The call of each provider that costs money, where failures matter most. */
export const MAIN_CALL: Readonly<Record<Provider, Call>> = {
  APOLLO: revealPeople,
  MILLIONVERIFIER: verify,
  PERPLEXITY: research,
  OPENAI: writeEmail,
  INSTANTLY: addLead,
};

export const PROBE: Readonly<Record<Provider, Call>> = {
  APOLLO: ({ apollo }, _known, options) => apollo.probe(options),
  MILLIONVERIFIER: ({ millionverifier }, _known, options) => millionverifier.probe(options),
  PERPLEXITY: ({ perplexity }, _known, options) => perplexity.probe(options),
  OPENAI: ({ openai }, _known, options) => openai.probe(options),
  INSTANTLY: ({ instantly }, _known, options) => instantly.probe(options),
};

/** The outcome of a reveal's first person, as a result. */
export const revealFirst: Call = async (providers, { personIds }, options) => {
  const result = await providers.apollo.revealPeople(personIds, options);
  const first = result.outcome === "SUCCEEDED" ? result.data.matches[0] : undefined;
  const outcome = first === undefined ? undefined : revealOutcome(first);
  return outcome ? { outcome: "REJECTED", ...outcome, message: "", meta: result.meta } : result;
};

/** The five clients, with the same settings except for the base URL. */
export function clientsAt(
  baseUrl: string | ((provider: Lowercase<Provider>) => string),
  settings: Partial<ProviderSettings> = {},
): Providers {
  const at = (provider: Lowercase<Provider>) => ({
    apiKey: KEY,
    deadlineMs: 60_000,
    baseUrl: typeof baseUrl === "string" ? baseUrl : baseUrl(provider),
    ...settings,
  });
  return createProviders({
    apollo: at("apollo"),
    millionverifier: at("millionverifier"),
    perplexity: at("perplexity"),
    openai: at("openai"),
    instantly: at("instantly"),
  });
}
