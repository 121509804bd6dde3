import { identityOf, NOBODY, nameOfIdentity, slotOf } from "./actors.ts";
import type { Violation } from "./invariants.ts";
import type { Move } from "./move.ts";
import { covers, isOver, type Job, type JobRow, type State, stepOf } from "./state.ts";

/** The first violation in a state's committed rows, if any. */
export function checkState(state: State): Violation | undefined {
  const { breaker, campaign } = state.shared;
  let live = 0;
  for (const [index, job] of state.jobs.entries()) {
    if (job.row === null) continue;
    if (!isOver(job.row)) live++;
    const broken = checkJob(state, index, job);
    if (broken !== undefined) return broken;
  }
  if ((campaign === "RUNNING") !== live > 0)
    return {
      invariant: "I9",
      why: `the campaign is ${campaign} with ${live} live jobs (breaker ${breaker.state})`,
    };
  return undefined;
}

function checkJob(state: State, index: number, job: Job): Violation | undefined {
  const row = job.row as JobRow;
  const { breaker, feeders } = state.shared;
  const isFed = feeders.some((feeder) => covers(feeder, index));
  if (!isOver(row) && (row.status === "PAUSED") !== (breaker.state === "OPEN"))
    return {
      invariant: "I3",
      why: `job ${index + 1} is ${row.status} while the breaker is ${breaker.state}`,
    };
  if (row.status === "PENDING" && row.call === 0 && !job.bells.some((bell) => bell.latest) && !isFed)
    return { invariant: "I8", why: `job ${index + 1} is PENDING without a doorbell` };
  if (row.status === "RUNNING" && row.worker !== NOBODY && !watched(state, row.worker))
    return {
      invariant: "HELD",
      why: `job ${index + 1} is RUNNING under ${nameOfIdentity(row.worker)}, which was declared dead`,
    };
  if (new Set(job.paid.map(stepOf)).size < job.paid.length)
    return {
      invariant: "PAID",
      why: `a step of job ${index + 1} took effect twice, and no call says that it may have`,
    };
  return undefined;
}

function watched(state: State, identity: number): boolean {
  const slot = slotOf(identity);
  const worker = state.workers[slot];
  return worker?.registered === true && identityOf(slot, worker.generation) === identity;
}

/** A state in which nothing must happen any more, although something should. */
export function checkRest(state: State, moves: readonly Move[]): Violation | undefined {
  if (moves.some((move) => move.optional !== true)) return undefined;
  if (state.shared.breaker.state === "OPEN") return undefined;
  if (!state.workers.some((worker) => worker.at === "IDLE" && worker.registered && !worker.stopping))
    return undefined;
  const waiting = state.jobs.findIndex(({ row }) => row !== null && !isOver(row));
  if (waiting < 0) return undefined;
  const status = state.jobs[waiting]?.row?.status;
  return { invariant: "WAITS", why: `job ${waiting + 1} is ${status}, and nothing will ever happen to it` };
}
