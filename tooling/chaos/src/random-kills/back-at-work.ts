import { rowsOf } from "../site/rows.ts";
import type { Site } from "../site/site.ts";

/** A job that a worker had claimed when it was killed. */
interface Orphan {
  readonly jobId: string;
  readonly attempt: number;
  readonly worker: string;
  /** By the database's clock. */
  readonly killedAt: Date;
}

/** Follows the jobs of killed workers until another worker claims them. All times are by the database's clock. */
export interface BackAtWork {
  /** Call at once after the kill. */
  follow(worker: string, killedAt: Date): Promise<void>;
  /** How many jobs killed workers had in all. */
  followed(): number;
  /** How many killed workers still have waiting jobs. */
  outstanding(): Promise<number>;
  /** Every job that was claimed again. */
  readonly returns: readonly Return[];
}

/** How long one job took to come back, in milliseconds. */
export interface Return {
  /** From the kill to the sweep that declared the worker dead. */
  readonly noticed: number;
  /** From the kill to the next claim. */
  readonly claimed: number;
}

export function followJobs(site: Site): BackAtWork {
  const waiting = new Map<string, Orphan>();
  const returns: Return[] = [];
  let followed = 0;
  return {
    returns,
    followed: () => followed,
    async follow(worker, killedAt) {
      const held = await rowsOf<{ jobId: string; attempt: number }>(site, IN_HAND, [worker]);
      for (const job of held) waiting.set(`${job.jobId} ${job.attempt}`, { ...job, worker, killedAt });
      followed += held.length;
    },
    async outstanding() {
      const ids = [...waiting.values()].map(({ jobId }) => jobId);
      const now = await rowsOf<Now>(site, NOW, [ids]);
      const byId = new Map(now.map((job) => [job.id, job]));
      for (const [key, orphan] of waiting) {
        const job = byId.get(orphan.jobId);
        if (job === undefined || (job.attempt === orphan.attempt && !job.over)) continue;
        waiting.delete(key);
        // The dying worker's own commit may have ended the job; and after several claims the first one can't be seen any more.
        if (job.attempt !== orphan.attempt + 1) continue;
        const since = (moment: Date) => Number(moment) - Number(orphan.killedAt);
        const [stop] = await rowsOf<{ stoppedAt: Date }>(site, STOPPED, [orphan.worker]);
        if (stop !== undefined)
          returns.push({ noticed: since(stop.stoppedAt), claimed: since(job.claimedAt) });
      }
      return new Set([...waiting.values()].map(({ worker }) => worker)).size;
    },
  };
}

interface Now {
  readonly id: string;
  readonly attempt: number;
  readonly claimedAt: Date;
  readonly over: boolean;
}

const IN_HAND = `
  SELECT job.id AS "jobId", job.attempt FROM job JOIN worker ON worker.id = job.worker_id
  WHERE worker.name = $1 AND job.status = 'RUNNING'`;

const NOW = `
  SELECT id, attempt, claimed_at AS "claimedAt", finished_at IS NOT NULL AS over FROM job WHERE id = ANY($1::uuid[])`;

const STOPPED = `SELECT max(stopped_at) AS "stoppedAt" FROM worker WHERE name = $1`;
