export { LEAD_STATUSES, LEAD_TABLE, type LeadStatus } from "./lead/states.ts";
export { FAILURE_KIND_TABLE, FAILURE_KINDS, type FailureKind } from "./provider/failure-kinds.ts";
export { ProviderError, type ProviderFailure } from "./provider/provider-error.ts";
export { PROVIDER_NAMES, PROVIDERS, type Provider } from "./provider/providers.ts";
export { RECORD_OUTCOMES, type RecordOutcome } from "./provider/record-outcomes.ts";
