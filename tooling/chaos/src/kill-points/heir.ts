import { until } from "../site/rows.ts";
import type { Site } from "../site/site.ts";

/**
 * What is killed at a point must not be found by the others that are still to be killed. No beat comes between a moment and the kill:
 * whether a death counts against a job is told by what it did since its worker's last beat.
 */
export const WITHOUT_SWEEP = {
  WORKER_HEARTBEAT_MS: "600000",
  WORKER_SILENT_MS: "3600000",
  WORKER_CONCURRENCY: "1",
} as const;

/** Sweeps often, and takes a short silence for death. */
export const QUICK_SWEEP = { WORKER_HEARTBEAT_MS: "100", WORKER_SILENT_MS: "700" } as const;

/** Workers that were killed WITHOUT_SWEEP count as dead from now on, and not after their hour. */
export async function endPatience({ pool }: Site): Promise<void> {
  await pool.query("UPDATE worker SET heartbeat_ms = 100, silent_ms = 700 WHERE stopped_at IS NULL");
}

/** A second worker comes, declares the killed ones dead, and does what is left until nothing is: no job, no doorbell. */
export async function letHeirFinish(site: Site): Promise<void> {
  await endPatience(site);
  const heir = await site.startWorker({ env: QUICK_SWEEP });
  await until(site, NOTHING_LEFT);
  await heir.process.end("SIGTERM");
}

const NOTHING_LEFT = `
  SELECT NOT EXISTS (SELECT 1 FROM job WHERE finished_at IS NULL)
     AND NOT EXISTS (SELECT 1 FROM graphile_worker.jobs)
     AND (SELECT count(*) FROM worker WHERE stopped_at IS NULL) = 1`;
