import type { JobStatus } from "@leadgen/core";

interface Working {
  readonly startedAt: Date | null;
  readonly jobs: Readonly<Record<JobStatus, number>>;
}

/** Fewer jobs that ended make no pace. */
const ENOUGH = 10;
/** Seconds to which it is rounded: it is no promise. */
const MINUTE = 60;

/** How long the jobs that a campaign has by now may take at its pace so far; null: nobody can say, or they do not move. */
export function secondsLeft({ startedAt, jobs }: Working, now: Date): number | null {
  const ended = jobs.COMPLETED + jobs.FAILED + jobs.CANCELLED;
  const live = jobs.PENDING + jobs.RUNNING;
  if (startedAt === null || jobs.RUNNING === 0 || jobs.PAUSED > 0 || ended < ENOUGH) return null;
  const seconds = ((now.getTime() - startedAt.getTime()) / 1_000 / ended) * live;
  return Math.max(1, Math.round(seconds / MINUTE)) * MINUTE;
}
