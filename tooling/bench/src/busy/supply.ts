import { setTimeout as sleep } from "node:timers/promises";
import { autocommit } from "@leadgen/db";
import { supplyJobs } from "@leadgen/testkit/make";
import type { Site } from "./site.ts";

const BATCH = 100;
/** Pause between two checks of the queue, in milliseconds. */
const PAUSE = 50;

/** Keeps the number of live jobs up, so that there is always a job to claim, OPEN or CLOSED. */
export async function runSupply(site: Site, end: AbortSignal): Promise<void> {
  const db = autocommit(site.db);
  while (!end.aborted) {
    const [live] = await db.query<{ jobs: number }>(
      "SELECT count(*)::int AS jobs FROM job WHERE finished_at IS NULL",
    );
    if ((live?.jobs ?? 0) >= site.live) await sleep(PAUSE);
    else await site.run((tx) => supplyJobs(tx, BATCH));
  }
}
