import { type Operation, PIPELINE, PROVIDERS, type Provider, stepsAt } from "@leadgen/core";

/** A service in its base URL's spelling. */
export type ProviderName = Lowercase<Provider>;

/** A service in its base URL's or in core's spelling; callers may use either. */
export type AnyProviderName = Provider | ProviderName;

/** The five simulated services; also the first segment of their base URLs. */
export const PROVIDER_NAMES = PROVIDERS.map((name) => name.toLowerCase()) as readonly ProviderName[];

/** Operations that leadgen does not call, so that core has no name for them. */
const OTHERS = [
  "mixed_people/search",
  "people/match",
  "organizations/enrich",
  "usage_stats/api_usage_stats",
  "users/api_profile",
  "responses/get",
  "search",
  "sonar",
  "chat/completions",
  "models/list",
  "leads/create",
  "leads/get",
  "leads/delete",
  "block-lists-entries/create",
  "block-lists-entries/list",
  "block-lists-entries/delete",
  /** Stands for every path that a provider does not have. */
  "unknown",
] as const;

/** A provider's operation: core's name where core has one. */
export type OperationName = Operation | (typeof OTHERS)[number];

/** The simulator's former names of operations; scripts may still use them. */
const FORMER_NAMES: ReadonlyMap<string, OperationName> = new Map(
  Object.entries({
    "people-search": "mixed_people/api_search",
    "people-search-old": "mixed_people/search",
    "people-bulk-match": "people/bulk_match",
    "people-match": "people/match",
    "organizations-enrich": "organizations/enrich",
    "auth-health": "auth/health",
    "credit-usage": "usage_stats/credit_usage_stats",
    "api-usage": "usage_stats/api_usage_stats",
    "api-profile": "users/api_profile",
    "response-get": "responses/get",
    "chat-completions": "chat/completions",
    "chat-completions-old": "sonar",
    "models-list": "models/list",
    "model-get": "models",
    "workspace-current": "workspaces/current",
    "campaign-create": "campaigns/create",
    "campaign-list": "campaigns/list",
    "campaign-get": "campaigns/get",
    "campaign-update": "campaigns/update",
    "campaign-activate": "campaigns/activate",
    "campaign-pause": "campaigns/pause",
    "campaign-sending-status": "campaigns/sending-status",
    "campaign-analytics": "campaigns/analytics",
    "leads-add": "leads/add",
    "leads-list": "leads/list",
    "lead-create": "leads/create",
    "lead-get": "leads/get",
    "lead-delete": "leads/delete",
    "account-list": "accounts/list",
    "blocklist-create": "block-lists-entries/create",
    "blocklist-list": "block-lists-entries/list",
    "blocklist-delete": "block-lists-entries/delete",
  } as const satisfies Record<string, OperationName>),
);

/** The operation's current name. */
export function operationName(name: string): string {
  return FORMER_NAMES.get(name) ?? name;
}

/** The pipeline's calls of a provider; the one whose failure costs most comes first. */
export const pipelineOperations = (provider: ProviderName): readonly OperationName[] =>
  stepsAt(provider.toUpperCase() as Provider).map((step) => PIPELINE[step].operation);

/** The provider as its base URL spells it, however it was written. */
export function providerName(name: AnyProviderName): ProviderName {
  return name.toLowerCase() as ProviderName;
}
