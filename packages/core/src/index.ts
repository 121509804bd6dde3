export {
  EMAIL_STATUSES,
  type Offer,
  type OfferInput,
  offerSchema,
  SENIORITIES,
  type SearchCriteria,
  type SearchCriteriaInput,
  searchCriteriaSchema,
} from "./campaign/criteria.ts";
export { LEAD_STATUSES, LEAD_TABLE, type LeadStatus } from "./lead/states.ts";
export { FAILURE_KIND_TABLE, FAILURE_KINDS, type FailureKind } from "./provider/failure-kinds.ts";
export { COMMON_SIGNALS, type CommonSignal, commonRuleId } from "./provider/failure-rows/common.ts";
export type { FailureRow, Verdict } from "./provider/failure-rows/failure-row.ts";
export { FAILURE_TABLE, failureRow, type RuleId } from "./provider/failure-table.ts";
export { ProviderError, type ProviderFailure } from "./provider/provider-error.ts";
export { PROVIDER_NAMES, PROVIDERS, type Provider } from "./provider/providers.ts";
export { RECORD_OUTCOMES, type RecordOutcome } from "./provider/record-outcomes.ts";
export { renderProviderErrors } from "./provider/render-failure-table.ts";
