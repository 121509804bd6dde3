import { type Actor, CANCELLER, NOBODY, nameOf, PRODUCER } from "./actors.ts";
import type { Violation } from "./invariants.ts";
import { type State, WAITING, WANTS_CAMPAIGN, WANTS_JOB } from "./state.ts";
import { txOf } from "./transaction.ts";

/**
 * Transactions that wait for each other in a circle. Only transactions that hold a row and wait for another are considered:
 * one that waits in its first statement holds at most the breaker's shared lock.
 */
export function findDeadlock(state: State): Violation | undefined {
  const waits = waitsOf(state);
  for (const start of waits.keys()) {
    const path = [start];
    for (let at = waits.get(start); at !== undefined; at = waits.get(at)) {
      if (at === start) {
        return { invariant: "DEADLOCK", why: `${[...path, start].map(nameOf).join(" waits for ")}` };
      }
      if (path.includes(at)) break;
      path.push(at);
    }
  }
  return undefined;
}

/** Which actor waits for which. If an actor waits for several, the entry is one that waits itself, if there is one. */
function waitsOf(state: State): Map<Actor, Actor> {
  const waits = new Map<Actor, Actor>();
  const { campaignLock } = state.shared;
  const wait = (actor: Actor, holder: Actor) => {
    if (holder !== NOBODY && holder !== actor) waits.set(actor, holder);
  };
  for (const [slot, worker] of state.workers.entries()) {
    if (worker.stage === WANTS_CAMPAIGN) wait(slot, campaignLock);
    if (worker.stage === WANTS_JOB) wait(slot, state.jobs[worker.job]?.lock ?? NOBODY);
  }
  if (txOf(state, CANCELLER)?.stage === WANTS_CAMPAIGN) wait(CANCELLER, campaignLock);
  if (txOf(state, PRODUCER)?.stage === WAITING) wait(PRODUCER, campaignLock);
  for (const job of state.jobs) if (job.want !== NOBODY) wait(job.want, job.lock);
  return waits;
}
