import { type Domain, engine } from "../engine/index.ts";
import { followEnd } from "./parts/follow-end.ts";
import { reopenLead } from "./parts/reopen-lead.ts";
import { type JobType, TASK_TABLE } from "./pipeline/task-table.ts";
import type { ProviderFailure } from "./provider/provider-error.ts";
import { PROVIDER_NAMES } from "./provider/providers.ts";

interface OurWords {
  readonly jobType: JobType;
  readonly failure: ProviderFailure;
}

/** What the engine is told about outreach. */
export const OUTREACH: Domain<OurWords, { campaignsEnded: string[] }> = {
  tasks: TASK_TABLE,
  providerNames: PROVIDER_NAMES,
  onEnd: followEnd,
  onRetry: reopenLead,
};

/** The engine's verbs over our tables, with what follows the end of our jobs. Each is described where the engine has it. */
export const {
  beatWorker,
  beginCall,
  beginProbe,
  beginProbeWhileClosed,
  cancelJobs,
  checkpointStep,
  claimJobs,
  closeBreaker,
  completeJobs,
  enqueueJobs,
  failCall,
  failJob,
  finishCall,
  finishProbe,
  handBackJobs,
  openBreaker,
  readBreaker,
  readReach,
  recogniseDatabase,
  registerWorker,
  rescueJobs,
  retryJob,
  secureRestored,
  stopIfRestored,
  stopWorker,
  sweepUp,
  takeRateSlot,
  withdrawCall,
} = engine(OUTREACH);
