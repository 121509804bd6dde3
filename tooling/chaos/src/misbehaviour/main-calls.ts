import { offerSchema, type Provider } from "@leadgen/core";
import type { CallResult, Providers } from "@leadgen/providers";

/** Ids that the provider's side knows. */
export interface Known {
  readonly personIds: readonly string[];
  readonly campaignId: string;
}

type MainCall = (providers: Providers, known: Known) => Promise<CallResult<unknown>>;

const person = { firstName: "Maren", lastName: "Holst", title: "Head of Operations" };
const company = { name: "Nordkyst Logistik", domain: "nordkyst.example" };
const offer = offerSchema.parse({
  product: "Dock scheduling that cuts waiting time for trucks.",
  senderName: "Ada Berg",
  senderCompany: "Dockwise",
});

/** The call of each provider that costs something, for any person. */
export const MAIN_CALLS: Readonly<Record<Provider, MainCall>> = {
  APOLLO: ({ apollo }, { personIds }) => apollo.revealPeople(personIds),
  MILLIONVERIFIER: ({ millionverifier }) => millionverifier.verify("maren@nordkyst.example"),
  PERPLEXITY: ({ perplexity }) => perplexity.research({ person, company }),
  OPENAI: ({ openai }) => openai.writeEmail({ person, company, facts: [], offer }),
  INSTANTLY: ({ instantly }, { campaignId }) =>
    instantly.addLead({
      ...{ campaignId, email: "maren@nordkyst.example", firstName: "Maren", lastName: "Holst" },
      ...{ companyName: "Nordkyst Logistik", jobTitle: null, website: null },
      ...{ subject: "Docks in Aarhus", body: "Hello Maren, a question about your docks.", ourLeadId: "L-1" },
    }),
};
