import { setTimeout as sleep } from "node:timers/promises";
import { enqueueJobs, lockBreakerShared } from "@leadgen/core/engine";
import { autocommit } from "@leadgen/db";
import type { Site } from "./site.ts";

const BATCH = 100;
/** Between two looks at the queue, in milliseconds. */
const PAUSE = 50;

/** Keeps the number of live jobs up, so that there is always something to claim, OPEN or CLOSED. */
export async function runSupply(site: Site, end: AbortSignal): Promise<void> {
  const db = autocommit(site.db);
  for (let batch = 0; !end.aborted; batch++) {
    const [live] = await db.query<{ jobs: number }>(
      "SELECT count(*)::int AS jobs FROM job WHERE finished_at IS NULL",
    );
    if ((live?.jobs ?? 0) >= site.live) await sleep(PAUSE);
    else await supply(site, batch);
  }
}

async function supply(site: Site, batch: number): Promise<void> {
  await site.run(async (tx) => {
    await lockBreakerShared(tx);
    const leads = await tx.query<{ campaignId: string; leadId: string }>(NEW_LEADS, [
      BATCH,
      `batch-${batch}`,
    ]);
    await enqueueJobs(
      tx,
      leads.map((lead) => ({ ...lead, type: "ENRICH_LEAD" })),
    );
  });
}

// The campaign is held, so that it can't end between its last job and the new ones.
const NEW_LEADS = `
  WITH place AS (
    SELECT id, organization_id FROM campaign WHERE status = 'RUNNING' ORDER BY id LIMIT 1 FOR NO KEY UPDATE)
  INSERT INTO lead (organization_id, campaign_id, status, apollo_person_id)
  SELECT organization_id, place.id, 'REVEALED', $2 || '-' || n FROM place, generate_series(1, $1::int) AS n
  RETURNING campaign_id AS "campaignId", id AS "leadId"`;
