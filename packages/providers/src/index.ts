export { clientName, type ProvidersConfig } from "./all.ts";
export type { ApolloClient } from "./apollo/client.ts";
export {
  type FoundPerson,
  type RevealedOrganization,
  type RevealedPerson,
  revealOutcome,
} from "./apollo/people.ts";
export type { SearchPage } from "./apollo/search-query.ts";
export type { CallMeta, CallOptions, CallResult, ProbeReport } from "./call/results.ts";
export { productionKeyProblem, providersConfig } from "./config.ts";
export { createProviders, type Providers } from "./create-providers.ts";
export { NotSentError } from "./http/in-time.ts";
export type {
  CampaignAnalytics,
  NewCampaign,
  SendingCampaign,
  SendingCampaignStatus,
  SendingWindow,
} from "./instantly/campaign.ts";
export type { InstantlyClient } from "./instantly/client.ts";
export type { AddedLead, LeadLookup, NewLead } from "./instantly/lead.ts";
export type { ArrivingMail, WrittenMail } from "./instantly/mail.ts";
export { OPT_OUTS, type OptedOut, type OptOut } from "./instantly/opt-outs.ts";
export type { CampaignSending, SenderAccount, SenderStatus } from "./instantly/sending.ts";
export type { Fact, LeadCompany, LeadPerson } from "./lead-data.ts";
export type { MillionVerifierClient, Verification } from "./millionverifier/client.ts";
export { assumedCostsOf, modelVariables } from "./model/model-env.ts";
export type { WrittenEmail } from "./openai/check-email.ts";
export type { OpenAiClient } from "./openai/client.ts";
export type { WriteInput } from "./openai/prompt.ts";
export type { OpenAiSettings } from "./openai/settings.ts";
export type { PerplexityClient, PerplexitySettings } from "./perplexity/client.ts";
export type { ResearchInput } from "./perplexity/prompt.ts";
export type { Research } from "./perplexity/read-research.ts";
export {
  createProviderQuestions,
  type ProviderQuestions,
  type QuestionSettings,
} from "./provider-questions.ts";
export type { ProviderSettings } from "./provider-settings.ts";
export { rateLimitsOf, rateLimitVariables } from "./rate-limit-env.ts";
export { rateLimits } from "./rate-limits.ts";
export type { SendingDesk, Turned } from "./sending-desk.ts";
