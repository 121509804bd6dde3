/**
 * The kinds of moves, grouped by the engine's verb. docs/model.md shows them beside the tables; the replay has one
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
  // completeJobs, cancelJobs; keepLive and count are how they see to the campaign
  "complete",
  "completeNothing",
  "cancel",
  "keepLive",
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
  // Faults, and requests of people.
  "kill",
  "askToStop",
  // Only with seeded bugs.
  "holdCampaign",
  "countTooEarly",
] as const;

export type Act = (typeof ACTS)[number];
