import { until } from "../site/rows.ts";
import type { Site } from "../site/site.ts";

/** What is killed at a point must not be found by the others that are still to be killed. */
export const WITHOUT_SWEEP = { WORKER_SILENT_MS: "3600000", WORKER_CONCURRENCY: "1" } as const;

/** Finds the dead at once: nobody else is alive when it comes. */
export const QUICK_SWEEP = { WORKER_HEARTBEAT_MS: "100", WORKER_SILENT_MS: "700" } as const;

/** A second worker comes, buries the dead, and does what is left until nothing is: no job, no doorbell, no ghost. */
export async function letHeirFinish(site: Site): Promise<void> {
  const heir = await site.startWorker({ env: QUICK_SWEEP });
  await until(site, NOTHING_LEFT);
  await heir.process.end("SIGTERM");
}

const NOTHING_LEFT = `
  SELECT NOT EXISTS (SELECT 1 FROM job WHERE finished_at IS NULL)
     AND NOT EXISTS (SELECT 1 FROM graphile_worker.jobs)
     AND (SELECT count(*) FROM worker WHERE stopped_at IS NULL) = 1`;
