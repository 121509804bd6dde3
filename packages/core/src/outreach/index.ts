import type * as engine from "../engine/index.ts";
import type { JobType } from "./pipeline/task-table.ts";
import type { FailureKind } from "./provider/failure-kinds.ts";
import type { ProviderFailure } from "./provider/provider-error.ts";
import type { Provider } from "./provider/providers.ts";

export { SQL_OPENED_BECAUSE } from "../engine/breaker/opened-because.ts";
export type {
  CallMeta,
  CallTokens,
  CallVerdict,
  FinishedCall,
  GivenBack,
  Held,
  InHand,
  Reach,
  Recognition,
  Rescue,
  Secured,
  SweptUp,
  Turns,
  Tx,
  Witness,
  WorkerLimits,
} from "../engine/index.ts";
export {
  BREAKER_CHANNEL,
  DEFAULT_LIMITS,
  SQL_ALIVE,
  TURN_AHEAD_MS,
  TURN_GRACE_MS,
} from "../engine/index.ts";
export { type Acknowledgement, acknowledgeOpening } from "./acknowledge-opening.ts";
export {
  addDoNotContact,
  type DoNotContactEntry,
  type DoNotContactHit,
  type NewDoNotContact,
} from "./add-do-not-contact.ts";
export { cancelCampaign } from "./cancel-campaign.ts";
export {
  cancelMatchingJobs,
  type LiveJobFilter,
  liveJobParams,
  SQL_LIVE_JOBS,
} from "./cancel-matching-jobs.ts";
export { checkInvariants, type InvariantId, type InvariantResult } from "./check-invariants.ts";
export { type Activation, claimSending, type SendingClaim } from "./claim-sending.ts";
export { deleteCampaign } from "./delete-campaign.ts";
export { endBlockedJob, ON_THE_LIST } from "./end-blocked-job.ts";
export { enrichLeads } from "./enrich-leads.ts";
export { foreseeStop } from "./foresee-stop.ts";
export { goOnWithTakenOver } from "./go-on-with-taken-over.ts";
export * from "./our-engine.ts";
export { SQL_BESIDE_CAMPAIGNS, SQL_CAMPAIGN_WORK } from "./parts/campaign-work.ts";
export { endLeads, type LeadEnd } from "./parts/close-leads.ts";
export { GIVEN_BEFORE } from "./parts/given-before.ts";
export { holdLeads } from "./parts/hold-leads.ts";
export { sqlCampaignWork, sqlJobTally } from "./parts/job-tally.ts";
export { SQL_LEAVING } from "./parts/leaving.ts";
export { SQL_LISTED } from "./parts/on-the-list.ts";
export { readActivation } from "./parts/read-activation.ts";
export { sqlSpent } from "./parts/spent.ts";
export { pauseSending } from "./pause-sending.ts";
export { planOptOutReads } from "./plan-opt-out-reads.ts";
export { readTakeOver, type TakeOver, type TakeOverPreview, type UsableLeads } from "./read-take-over.ts";
export {
  type FailedJobFilter,
  failedJobParams,
  retryMatchingJobs,
  SQL_FAILED_JOBS,
  SQL_LEFT_OUT,
  whyNoRetry,
} from "./retry-matching-jobs.ts";
export { sampleQueue } from "./sample-queue.ts";
export { holdClaim, type SendingEnd, settleSending } from "./settle-sending.ts";
export { startCampaign } from "./start-campaign.ts";
export { type TakingOut, takeOutLeads } from "./take-out-leads.ts";
export { takeOverLeads } from "./take-over-leads.ts";
export { tallyCampaigns } from "./tally-campaigns.ts";
export { type LeadChanges, updateLead } from "./update-lead.ts";
export { whyKnown } from "./why-known.ts";
export { type Withdrawal, withdrawLeads } from "./withdraw-leads.ts";

export type BreakerRow = engine.BreakerRow<Provider, FailureKind>;
export type CallIntent = engine.CallIntent<Provider>;
export type Claim = engine.Claim<JobType>;
export type FailedCall = engine.FailedCall<ProviderFailure>;
export type NewJob = engine.NewJob<JobType>;
