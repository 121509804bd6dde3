import { decideCampaign } from "@leadgen/core";
import { type Actor, CANCELLER, isWorker, NOBODY } from "../actors.ts";
import type { Model } from "../bounds.ts";
import type { Move } from "../move.ts";
import {
  COUNTED,
  covers,
  type Feeder,
  FREE,
  isOver,
  type Job,
  READY,
  SHARED,
  type State,
  WANTS_CAMPAIGN,
  WANTS_JOB,
} from "../state.ts";
import {
  atStage,
  beginTx,
  breakerLockFree,
  jobAt,
  NEW_TX,
  rollBack,
  rowAt,
  seen,
  stageOf,
  txOf,
  withJob,
  withShared,
  withTx,
  withWorker,
  workerAt,
} from "../transaction.ts";
import { decided } from "./decided.ts";

/** `completeJobs`: the job's row, then the campaign's, then the count. No row: the claim is lost. */
export function completeJob(model: Model, state: State, slot: number): Move[] {
  const { stage, job } = workerAt(state, slot);
  if (stage === WANTS_CAMPAIGN || stage === COUNTED) return endCampaign(model, state, { actor: slot, job });
  const campaignFirst = model.bug === "campaign-before-job";
  if (stage === WANTS_JOB) return writeCompleted(model, state, slot);
  if (!breakerLockFree(state, SHARED)) return [];
  if (campaignFirst) {
    if (state.shared.campaignLock !== NOBODY) return [];
    const begun = beginTx(state, slot, { lock: SHARED, stage: WANTS_JOB, after: "OVER" });
    const held = withShared(begun, { campaignLock: slot });
    return [
      { who: slot, act: "holdCampaign", what: "completeJobs: holds the campaign of", job, state: held },
    ];
  }
  return writeCompleted(model, beginTx(state, slot, { lock: SHARED, stage, after: "OVER" }), slot);
}

function writeCompleted(model: Model, state: State, slot: number): Move[] {
  const { job, attempt } = workerAt(state, slot);
  const believe = model.bug === "complete-without-worker" ? ({ held: true } as const) : {};
  const decision = decided(rowAt(state, job), { type: "COMPLETE", attempt }, believe);
  if (decision === null) {
    const nothing = rollBack(
      withWorker(state, slot, { stage: 0, lock: FREE, at: "OVER", after: "IDLE" }),
      slot,
    );
    return [
      { who: slot, act: "completeNothing", what: "completeJobs: lost the claim of", job, state: nothing },
    ];
  }
  if (jobAt(state, job).lock !== NOBODY) return [];
  const written = withJob(state, job, { ...decision, lock: slot });
  return [
    {
      who: slot,
      act: "complete",
      what: "completeJobs: writes COMPLETED on",
      job,
      state: atStage(written, slot, WANTS_CAMPAIGN),
    },
  ];
}

/** `cancelJobs` of any live job. */
export function cancelJob(model: Model, state: State): Move[] {
  const tx = txOf(state, CANCELLER);
  if (tx !== null) {
    return tx.stage === READY ? [] : endCampaign(model, state, { actor: CANCELLER, job: tx.job });
  }
  const { cancelsLeft } = state.shared;
  if (cancelsLeft === 0 || !breakerLockFree(state, SHARED)) return [];
  const moves: Move[] = [];
  for (const [index, job] of state.jobs.entries()) {
    const decision = job.row === null || job.lock !== NOBODY ? null : decided(job.row, { type: "CANCEL" });
    if (decision === null) continue;
    const written = withJob(state, index, { ...decision, lock: CANCELLER });
    const begun = withTx(written, CANCELLER, { ...NEW_TX, lock: SHARED, job: index, stage: WANTS_CAMPAIGN });
    moves.push({
      who: CANCELLER,
      act: "cancel",
      what: "cancelJobs: writes CANCELLED on",
      job: index,
      state: withShared(begun, { cancelsLeft: cancelsLeft - 1, feeders: feedersBeside(model, state, index) }),
      optional: true,
    });
  }
  return moves;
}

/** A cancellation leaves feeders alone: they cover other jobs too. */
function feedersBeside(model: Model, { shared }: State, job: number): readonly Feeder[] {
  if (model.bug !== "cancel-silences-feeder") return shared.feeders;
  return shared.feeders.filter((feeder) => feeder.by !== NOBODY || !covers(feeder, job));
}

interface Ending {
  readonly actor: Actor;
  readonly job: number;
}

/**
 * `endCampaigns`: keeps another job live, or locks the campaign's row and then counts in a separate statement. It may count even if it
 * could keep one live by now: it could not when it tried, and waited for the campaign since.
 */
export const endCampaign = (model: Model, state: State, ending: Ending): Move[] => [
  ...keepLive(model, state, ending),
  ...countLive(model, state, ending),
];

/** The live jobs that no transaction has locked, oldest first. */
export const keepable = ({ jobs }: State): readonly number[] =>
  jobs.flatMap(({ row, lock }, place) => (row === null || isOver(row) || lock !== NOBODY ? [] : [place]));

/** Locks any of them: a transaction that would end it waits for this COMMIT. */
function keepLive(model: Model, state: State, { actor, job }: Ending): Move[] {
  if (stageOf(state, actor) === COUNTED) return [];
  return keepable(state).map((other): Move => {
    const held = model.bug === "keep-live-without-lock" ? state : withJob(state, other, { lock: actor });
    const what = `keeps job ${other + 1} live beside`;
    return { who: actor, act: "keepLive", what, job, state: atStage(held, actor, READY) };
  });
}

function countLive(model: Model, state: State, { actor, job }: Ending): Move[] {
  const { campaignLock } = state.shared;
  const counted = isWorker(actor) ? workerAt(state, actor) : txOf(state, actor);
  const live = counted?.stage === COUNTED ? counted.read : liveJobs(state, actor);
  if (campaignLock !== NOBODY && campaignLock !== actor) {
    if (model.bug === "count-before-wait" && counted?.stage === WANTS_CAMPAIGN) {
      return [
        {
          who: actor,
          act: "countTooEarly",
          what: "counts, then waits for the campaign of",
          job,
          state: remember(state, actor, live),
        },
      ];
    }
    if (model.bug !== "count-without-campaign-lock" || live === 0) return [];
  }
  const decision = decideCampaign(state.shared.campaign, {
    type: "JOB_ENDED",
    tally: tallyOf(state, actor, live),
  });
  const next = "next" in decision ? decision.next : null;
  const holds = next !== null || model.bug !== "count-without-campaign-lock";
  const held = holds ? withShared(state, { campaignLock: actor, nextCampaign: next }) : state;
  const what = next === null ? `counts ${live} more live jobs beside` : `ends the campaign (${next}) with`;
  return [{ who: actor, act: "count", what, job, state: atStage(held, actor, READY) }];
}

function remember(state: State, actor: Actor, read: number): State {
  if (isWorker(actor)) return withWorker(state, actor, { stage: COUNTED, read });
  return withTx(state, actor, { ...(txOf(state, actor) ?? NEW_TX), stage: COUNTED, read });
}

const countOf = (state: State, actor: Actor, fits: (row: NonNullable<Job["row"]>) => boolean): number =>
  state.jobs.filter((job) => {
    const row = seen(job, actor);
    return row !== null && fits(row);
  }).length;

const liveJobs = (state: State, actor: Actor): number => countOf(state, actor, (row) => !isOver(row));

const tallyOf = (state: State, actor: Actor, live: number) => ({
  live,
  fetchError: null,
  revealError: null,
  handled: countOf(state, actor, (row) => row.status === "COMPLETED"),
  failed: 0,
  cancelled: countOf(state, actor, (row) => row.status === "CANCELLED"),
});
