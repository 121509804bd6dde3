/**
 * What a move does, by the verb of the engine whose part it is. docs/model.md shows them beside the tables; the replay has one
 * handler for each (`replay/acts`).
 */
export const ACTS = [
  // Any open transaction.
  "commit",
  // A worker and graphile-worker's queue.
  "takeDoorbell",
  "unlockDoorbell",
  "deleteDoorbell",
  "dropJob",
  "takeFeeder",
  "ringFeeder",
  "deleteFeeder",
  // claimJobs
  "claim",
  "claimNothing",
  "claimDeclaredDead",
  // beginCall
  "begin",
  "waitToBegin",
  "beginRefused",
  // The provider, as the worker sees it.
  "answer",
  "fail",
  "cutOff",
  // finishCall, failCall
  "finish",
  "failCall",
  // completeJobs, cancelJobs; count is their look at the campaign
  "complete",
  "completeNothing",
  "cancel",
  "count",
  // handBackJobs
  "handBack",
  "handBackNothing",
  // openBreaker, closeBreaker; goOnOpening belongs to failCall as well
  "open",
  "goOnOpening",
  "close",
  // enqueueJobs
  "readBreaker",
  "enqueue",
  "findCampaignOver",
  // rescueJobs, stopWorker, sweepUp, registerWorker
  "rescue",
  "goOnRescuing",
  "stop",
  "goOnStopping",
  "sweepUp",
  "register",
  // Faults, and what people ask for.
  "kill",
  "askToStop",
  // Of seeded bugs only.
  "holdCampaign",
  "countTooEarly",
] as const;

export type Act = (typeof ACTS)[number];
