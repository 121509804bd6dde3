import {
  type BreakerSnapshot,
  CAMPAIGN_MOVES,
  decideBreaker,
  decideJob,
  JOB_TABLE,
  type JobEvent,
  type JobSnapshot,
} from "../../src/index.ts";
import type { EventRow } from "../support/rows.ts";
import type { CampaignTransition, JobTransition } from "./journal.ts";

/** Moves of jobs that the pure machine does not make, each as a sentence. */
export function strangeJobMoves(transitions: readonly JobTransition[]): string[] {
  return transitions.filter((each) => !isKnown(each)).map(tellJob);
}

/** Moves of campaigns that are in no row of their table. */
export function strangeCampaignMoves(transitions: readonly CampaignTransition[]): string[] {
  const moves = Object.values(CAMPAIGN_MOVES) as { from: readonly string[]; to: readonly string[] }[];
  return transitions
    .filter(({ before, after }) => !moves.some(({ from, to }) => from.includes(before) && to.includes(after)))
    .map(({ campaignId, before, after }) => `campaign ${campaignId} went from ${before} to ${after}`);
}

/** Events of the breaker's history that its machine would not have made from the state before. */
export function strangeBreakerMoves(from: BreakerSnapshot, events: readonly EventRow[]): string[] {
  let breaker = from;
  return events.flatMap(({ kind, epoch, reason }) => {
    const decision =
      kind === "OPENED"
        ? decideBreaker(breaker, { type: "OPEN_BY_HAND", reason })
        : decideBreaker(breaker, { type: "CLOSE", epoch, reason });
    if (!("next" in decision) || decision.next.epoch !== epoch)
      return [`the breaker was ${kind} at epoch ${epoch} when it was ${breaker.state} at ${breaker.epoch}`];
    breaker = decision.next;
    return [];
  });
}

function isKnown({ before, after }: JobTransition): boolean {
  if (before === null) return after.attempt === 0 && ["PENDING", "PAUSED"].includes(after.status);
  // A claim whose answer was lost is repeated, by the same worker only.
  const again = { ...before, attempt: before.attempt + 1 };
  if (before.status === "RUNNING" && !before.calling && before.worker === after.worker && same(again, after))
    return true;
  return nextOf(before).some((next) => same(next, after));
}

/** Every state that a job may have after one move. */
function nextOf(job: JobSnapshot): JobSnapshot[] {
  const decided = eventsAt(job.attempt).flatMap((event) => {
    const decision = decideJob(job, event);
    return "next" in decision ? [decision.next] : [];
  });
  return [...decided, ...betweenDecisions(job)];
}

const eventsAt = (attempt: number): readonly JobEvent[] => [
  { type: "CLAIM" },
  { type: "PAUSE" },
  { type: "RESUME" },
  { type: "CANCEL" },
  { type: "RESCUE" },
  { type: "RETRY", breaker: "CLOSED" },
  { type: "RETRY", breaker: "OPEN" },
  { type: "REVIVE", breaker: "CLOSED" },
  { type: "REVIVE", breaker: "OPEN" },
  { type: "COMPLETE", attempt },
  { type: "FAIL", attempt },
  { type: "HAND_BACK", attempt },
];

/** Changes without a move: a call begins or ends, also in a cancelled job, and an orderly stop hands a job back in the middle of a call. */
function betweenDecisions(job: JobSnapshot): JobSnapshot[] {
  const { status, calling, held } = job;
  const freed = { ...job, calling: false };
  const ends = calling ? [freed, { ...freed, deaths: 0 }, { ...freed, held: false }] : [];
  if (JOB_TABLE[status].terminal) return ends;
  const stopped =
    status === "RUNNING" ? [{ ...job, status: "PENDING" as const, calling: false, held: false }] : [];
  if (!calling) return status === "RUNNING" && held ? [{ ...job, calling: true }, ...stopped] : stopped;
  return [...ends, ...stopped];
}

const same = (a: JobSnapshot, b: JobSnapshot): boolean =>
  a.status === b.status &&
  a.attempt === b.attempt &&
  a.deaths === b.deaths &&
  a.calling === b.calling &&
  a.held === b.held;

const tellJob = ({ jobId, before, after }: JobTransition): string =>
  `job ${jobId} went from ${JSON.stringify(before)} to ${JSON.stringify(after)}`;
