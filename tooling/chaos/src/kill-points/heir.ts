import { until } from "../site/rows.ts";
import type { Site } from "../site/site.ts";

/**
 * Keeps victims from rescuing jobs of those killed before them. No heartbeat comes between a moment and the kill:
 * a death counts against a job depending on what the job did since its worker's last heartbeat.
 */
export const WITHOUT_SWEEP = {
  WORKER_HEARTBEAT_MS: "600000",
  WORKER_SILENT_MS: "3600000",
  WORKER_CONCURRENCY: "1",
} as const;

/** Sweeps often, and declares workers dead after a short silence. */
export const QUICK_SWEEP = { WORKER_HEARTBEAT_MS: "100", WORKER_SILENT_MS: "700" } as const;

/** From now on, workers killed WITHOUT_SWEEP count as dead, instead of after their hour. */
export async function endPatience({ pool }: Site): Promise<void> {
  await pool.query("UPDATE worker SET heartbeat_ms = 100, silent_ms = 700 WHERE stopped_at IS NULL");
}

/** A second worker starts, declares the killed ones dead, and works until no job and no doorbell is left. */
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
