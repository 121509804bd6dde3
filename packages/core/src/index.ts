export {
  type BreakerEffect,
  type BreakerEvent,
  type BreakerMove,
  type BreakerSnapshot,
  type BreakerUnmoved,
  decideBreaker,
} from "./breaker/decide.ts";
export { BREAKER_MOVES, BREAKER_STATES, BREAKER_TABLE, type BreakerState } from "./breaker/states.ts";
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
export {
  type CampaignEvent,
  type CampaignMove,
  type CampaignTally,
  type CampaignUnmoved,
  decideCampaign,
} from "./campaign/decide.ts";
export { CAMPAIGN_MOVES, CAMPAIGN_STATUSES, CAMPAIGN_TABLE, type CampaignStatus } from "./campaign/states.ts";
export { DomainError, ERROR_CODES, type ErrorCode, type Refusal } from "./errors.ts";
export {
  bornAs,
  decideJob,
  type JobDecision,
  type JobEffect,
  type JobEvent,
  type JobSnapshot,
} from "./job/decide.ts";
export {
  JOB_MOVES,
  JOB_STATUSES,
  JOB_TABLE,
  type JobMove,
  type JobStatus,
  LIVE_JOB_STATUSES,
  MAX_DEATHS,
  sourcesOf,
  type TerminalJobStatus,
} from "./job/states.ts";
export { LEAD_STATUSES, LEAD_TABLE, type LeadStatus } from "./lead/states.ts";
export { CALL_OUTCOME_TABLE, CALL_OUTCOMES, type CallOutcome } from "./provider/call-outcomes.ts";
export { FAILURE_KIND_TABLE, FAILURE_KINDS, type FailureKind } from "./provider/failure-kinds.ts";
export { COMMON_SIGNALS, type CommonSignal, commonRuleId } from "./provider/failure-rows/common.ts";
export type { FailureRow, Verdict } from "./provider/failure-rows/failure-row.ts";
export { FAILURE_TABLE, failureRow, type RuleId } from "./provider/failure-table.ts";
export { ProviderError, type ProviderFailure } from "./provider/provider-error.ts";
export { PROVIDER_NAMES, PROVIDERS, type Provider } from "./provider/providers.ts";
export { RECORD_OUTCOMES, type RecordOutcome } from "./provider/record-outcomes.ts";
export { renderProviderErrors } from "./provider/render-failure-table.ts";
export {
  ALERT_TASK,
  ENRICH_STEPS,
  type EnrichStep,
  JOB_TYPES,
  type JobType,
  TASK_TABLE,
} from "./task/catalogue.ts";
