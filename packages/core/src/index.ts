export {
  type BreakerEffect,
  type BreakerEvent,
  type BreakerMove,
  type BreakerSnapshot,
  type BreakerUnmoved,
  decideBreaker,
} from "./engine/breaker/decide.ts";
export { OPENED_BECAUSE, type OpenedBecause, stoppedBy, whyOpened } from "./engine/breaker/opened-because.ts";
export { BREAKER_MOVES, BREAKER_STATES, BREAKER_TABLE, type BreakerState } from "./engine/breaker/states.ts";
export { CALL_OUTCOME_TABLE, CALL_OUTCOMES, type CallOutcome } from "./engine/call/call-outcomes.ts";
export {
  bornAs,
  decideJob,
  type JobDecision,
  type JobEffect,
  type JobEvent,
  type JobSnapshot,
} from "./engine/job/decide.ts";
export { FEEDER_TASK } from "./engine/job/feeder-task.ts";
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
} from "./engine/job/states.ts";
export type { RateLimit, RateWindow, TokenWindow } from "./engine/rate/rate-limit.ts";
export { DomainError, ERROR_CODES, type ErrorCode, type Refusal } from "./errors.ts";
export { formatDuration } from "./format-duration.ts";
export {
  EMAIL_STATUSES,
  MAX_INSTRUCTION_LENGTH,
  type Offer,
  type OfferInput,
  offerSchema,
  SENIORITIES,
  type SearchCriteria,
  type SearchCriteriaInput,
  searchCriteriaSchema,
} from "./outreach/campaign/criteria.ts";
export {
  type CampaignEvent,
  type CampaignMove,
  type CampaignTally,
  type CampaignUnmoved,
  decideCampaign,
  type SameTrouble,
} from "./outreach/campaign/decide.ts";
export {
  CAMPAIGN_MOVES,
  CAMPAIGN_STATUSES,
  CAMPAIGN_TABLE,
  type CampaignStatus,
} from "./outreach/campaign/states.ts";
export {
  LEFT_OUT,
  LEFT_OUT_REASONS,
  type LeftOut,
  TAKEN_OVER,
  type TakenOverStatus,
} from "./outreach/campaign/take-over.ts";
export {
  type ContactValue,
  contactValueOf,
  MAX_CONTACT_VALUE,
  MAX_CONTACT_VALUES,
  NO_CONTACT_VALUE,
} from "./outreach/lead/contact-value.ts";
export { LEAD_STATUSES, LEAD_TABLE, type LeadStatus } from "./outreach/lead/states.ts";
export {
  MAX_LEADS,
  MAX_NAME_LENGTH,
  MAX_PAGE,
  MAX_REASON_LENGTH,
  MAX_SEARCH_LENGTH,
  MAX_TOKEN_DAYS,
  REVEAL_BATCH,
} from "./outreach/pipeline/limits.ts";
export {
  creditsPerLead,
  ENRICH_STEPS,
  type EnrichStep,
  endpointOf,
  hasEffect,
  type LookedUpStep,
  lookUpEndpointOf,
  PIPELINE,
  type PipelineRow,
  providerOf,
  providersOf,
  STEPS,
  type Step,
  type StepOf,
  stepsOf,
} from "./outreach/pipeline/pipeline.ts";
export { mainStepAt, stepsAt } from "./outreach/pipeline/steps-at.ts";
export { CAMPAIGN_JOB_TYPES, JOB_TYPES, type JobType, TASK_TABLE } from "./outreach/pipeline/task-table.ts";
export { FAILURE_KIND_TABLE, FAILURE_KINDS, type FailureKind } from "./outreach/provider/failure-kinds.ts";
export { COMMON_SIGNALS, type CommonSignal, commonRuleId } from "./outreach/provider/failure-rows/common.ts";
export type { FailureRow, RecordRow } from "./outreach/provider/failure-rows/failure-row.ts";
export { FAILURE_TABLE, failureRow, mayBeOurs, type RuleId } from "./outreach/provider/failure-table.ts";
export {
  assumedCost,
  MODEL_PRICES,
  type ModelPrice,
  modelPrice,
  type TokenCounts,
  tokenCost,
} from "./outreach/provider/model-prices.ts";
export {
  type ChangingPurpose,
  CREDIT_PROVIDERS,
  type CreditProvider,
  OWN_CALLS,
  OWN_PURPOSES,
  type OwnPurpose,
  ownEndpoint,
} from "./outreach/provider/own-calls.ts";
export { ProviderError, type ProviderFailure } from "./outreach/provider/provider-error.ts";
export {
  BILLED_IN,
  DASHBOARDS,
  OPERATIONS,
  type Operation,
  PROBE_OPERATIONS,
  PROVIDER_NAMES,
  PROVIDERS,
  type Provider,
  STATUS_PAGES,
} from "./outreach/provider/providers.ts";
export { type Bucket, bucketFor, type RateLimits } from "./outreach/provider/rate-buckets.ts";
export { RECORD_OUTCOMES, type RecordOutcome } from "./outreach/provider/record-outcomes.ts";
export { renderProviderErrors } from "./outreach/provider/render-failure-table.ts";
export {
  type ActivationBlocker,
  type ActivationFacts,
  activationBlockers,
} from "./outreach/sending/activation.ts";
export { reasonWords, SENDING_REASONS } from "./outreach/sending/reasons.ts";
export {
  type FieldProblem,
  hoursProblem,
  MAX_ADDRESS_LINE,
  MAX_DAILY_LIMIT,
  MAX_SENDERS,
  SENDING_DEFAULTS,
  SENDING_FIELDS,
  type SendingField,
  type SendingSettings,
  sendingFields,
  sendingProblems,
} from "./outreach/sending/settings.ts";
export {
  maySend,
  SENDING_MOVES,
  SENDING_STATES,
  SENDING_TABLE,
  type SendingState,
} from "./outreach/sending/states.ts";
export { SENDING_TIME_ZONES, type SendingTimeZone } from "./outreach/sending/time-zones.ts";
