import { type Domain, engine } from "../engine/index.ts";
import { followEnd } from "./parts/follow-end.ts";
import { SQL_MAY_CALL } from "./parts/may-call.ts";
import { queueAlert } from "./parts/queue-alert.ts";
import { reopenLead } from "./parts/reopen-lead.ts";
import { type JobType, TASK_TABLE } from "./pipeline/task-table.ts";
import { OWN_CALLS, type OwnPurpose } from "./provider/own-calls.ts";
import type { ProviderFailure } from "./provider/provider-error.ts";
import { PROVIDER_NAMES } from "./provider/providers.ts";

interface OurWords {
  readonly jobType: JobType;
  readonly failure: ProviderFailure;
  readonly purpose: OwnPurpose;
}

/** The domain of outreach, for the engine. */
export const OUTREACH: Domain<OurWords, { campaignsEnded: string[] }> = {
  tasks: TASK_TABLE,
  ownCalls: OWN_CALLS,
  providerNames: PROVIDER_NAMES,
  mayCall: SQL_MAY_CALL,
  onEnd: followEnd,
  onMove: queueAlert,
  onRetry: reopenLead,
};

/** The engine's verbs, bound to the domain of outreach. Each is documented in the engine's file of that name. */
export const {
  beatWorker,
  beginCall,
  beginCalls,
  beginOwnCall,
  cancelJobs,
  checkpointStep,
  claimJobs,
  closeBreaker,
  completeJobs,
  enqueueJobs,
  failCall,
  failJob,
  finishCall,
  finishCalls,
  finishOwnCall,
  handBackJobs,
  heldJobs,
  openBreaker,
  readBreaker,
  readClock,
  readReach,
  readUnsettledCall,
  recogniseDatabase,
  refuseOwnCall,
  registerWorker,
  rescueJobs,
  retryJob,
  retryJobs,
  reviveJobs,
  ringFeeder,
  secureRestored,
  settleTokens,
  stopIfRestored,
  stopWorker,
  sweepUp,
  takeTurns,
  withdrawCall,
} = engine(OUTREACH);
