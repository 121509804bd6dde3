import type { JobStatus } from "@leadgen/core";

interface Working {
  readonly startedAt: Date | null;
  readonly jobs: Readonly<Record<JobStatus, number>>;
}

/** A pace from fewer ended jobs is unreliable. */
const ENOUGH = 10;
/** Seconds. The estimate is rounded to minutes, since it is no promise. */
const MINUTE = 60;

/** Seconds that a campaign's present jobs may still take at its pace so far; null if unknown or if they don't move. */
export function secondsLeft({ startedAt, jobs }: Working, now: Date): number | null {
  const ended = jobs.COMPLETED + jobs.FAILED + jobs.CANCELLED;
  const live = jobs.PENDING + jobs.RUNNING;
  if (startedAt === null || jobs.RUNNING === 0 || jobs.PAUSED > 0 || ended < ENOUGH) return null;
  const seconds = ((now.getTime() - startedAt.getTime()) / 1_000 / ended) * live;
  return Math.max(1, Math.round(seconds / MINUTE)) * MINUTE;
}
