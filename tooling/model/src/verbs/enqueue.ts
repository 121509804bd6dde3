import { BREAKER_STATES, bornAs } from "@leadgen/core";
import { NOBODY, PRODUCER } from "../actors.ts";
import type { Model } from "../bounds.ts";
import type { Move } from "../move.ts";
import { FREE, newRow, READY, SHARED, type State, WAITING } from "../state.ts";
import { breakerLockFree, NEW_TX, txOf, withJob, withShared, withTx } from "../transaction.ts";

/**
 * `enqueueJobs` of one more job, by a caller that locks the campaign's row so that it stays RUNNING.
 * No other transaction sees the insert before the commit.
 */
export function enqueueJob(model: Model, state: State): Move[] {
  const tx = txOf(state, PRODUCER);
  if (tx?.stage === WAITING) return holdCampaign(model, state);
  if (tx !== null) return [];
  const job = state.jobs.findIndex(({ row }) => row === null);
  if (job < 0 || state.shared.campaign !== "RUNNING") return [];
  const read = BREAKER_STATES.indexOf(state.shared.breaker.state);
  const locks = model.bug !== "enqueue-without-lock";
  const granted = !locks || breakerLockFree(state, SHARED);
  if (!granted && model.bug !== "enqueue-reads-before-lock") return [];
  const lock = locks && granted ? SHARED : FREE;
  const begun = withTx(state, PRODUCER, { ...NEW_TX, lock, job, read, stage: WAITING });
  return [
    {
      who: PRODUCER,
      act: "readBreaker",
      what: `enqueueJobs: reads ${BREAKER_STATES[read]} for`,
      job,
      state: begun,
      optional: true,
    },
  ];
}

function holdCampaign(model: Model, state: State): Move[] {
  const tx = txOf(state, PRODUCER) ?? NEW_TX;
  const waitsForLock = model.bug === "enqueue-reads-before-lock" && tx.lock === FREE;
  if (waitsForLock && !breakerLockFree(state, SHARED)) return [];
  const { campaign, campaignLock } = state.shared;
  if (campaignLock !== NOBODY) return [];
  if (campaign !== "RUNNING") {
    const over = withTx(state, PRODUCER, null);
    const what = "finds the campaign over: does not enqueue";
    return [{ who: PRODUCER, act: "findCampaignOver", what, job: tx.job, state: over }];
  }
  const row = newRow(bornAs(BREAKER_STATES[tx.read] ?? "OPEN"));
  const lock = waitsForLock ? SHARED : tx.lock;
  const born = withJob(state, tx.job, { lock: PRODUCER, next: row, ring: row.status === "PENDING" });
  const held = withShared(withTx(born, PRODUCER, { ...tx, lock, stage: READY }), { campaignLock: PRODUCER });
  const what = `enqueueJobs: inserts as ${row.status}`;
  return [{ who: PRODUCER, act: "enqueue", what, job: tx.job, state: held }];
}
