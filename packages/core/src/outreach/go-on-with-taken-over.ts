import type { Held } from "../engine/complete-jobs.ts";
import { lockBreakerShared } from "../engine/parts/lock-breaker.ts";
import type { Tx } from "../engine/parts/tx.ts";
import { enrichLeads } from "./enrich-leads.ts";
import { reviveJobs } from "./our-engine.ts";
import { GIVEN_BEFORE, holdAddresses, SQL_GIVEN_BEFORE } from "./parts/given-before.ts";
import { giveRanks } from "./parts/ranks.ts";
import { SQL_UNWRITE } from "./parts/usable-leads.ts";

/**
 * Lets the leads that a campaign has taken over go on from their last finished step (rule J13). It runs once the campaign exists at
 * the sender, because a lead that needs only its hand-over would come too early before. The campaign's FETCH_LEADS job calls it
 * under its claim. A second call changes nothing.
 *
 * @returns how many jobs went on.
 */
export async function goOnWithTakenOver(
  tx: Tx,
  { jobId, attempt, campaignId }: Held & { readonly campaignId: string },
): Promise<number> {
  const waiting = await tx.query(`${WAITING} LIMIT 1`, [campaignId]);
  if (waiting.length === 0) return 0;
  await lockBreakerShared(tx);
  await tx.query(HOLD, [campaignId, jobId]);
  const claim = await tx.query("SELECT 1 FROM job WHERE id = $1 AND attempt = $2 AND status = 'RUNNING'", [
    jobId,
    attempt,
  ]);
  if (claim.length === 0) return 0;
  await holdAddresses(
    tx,
    (await tx.query<{ id: string }>(WAITING, [campaignId])).map(({ id }) => id),
  );
  await tx.query(END_KNOWN, [campaignId, GIVEN_BEFORE]);
  const leads = await tx.query<{ id: string; jobId: string | null }>(GO_ON, [campaignId]);
  const jobIds = leads.flatMap(({ jobId }) => jobId ?? []);
  // The offer may have changed since the leads were taken over.
  await tx.query(SQL_UNWRITE, [jobIds]);
  await tx.query(IN_LINE, [jobIds, await giveRanks(tx, campaignId, jobIds.length)]);
  const revived = await reviveJobs(tx, jobIds);
  // Leads that ended right after the reveal have no job yet.
  const leadIds = leads.flatMap(({ id, jobId }) => (jobId === null ? id : []));
  if (leadIds.length > 0) await enrichLeads(tx, { campaignId, leadIds });
  return revived.length + leadIds.length;
}

const WAITING = "SELECT lead_id AS id FROM lead_take_over WHERE to_campaign_id = $1 AND went_on_at IS NULL";

const HOLD = `
  SELECT id FROM job
  WHERE id = $2 OR campaign_id = $1 AND type = 'ENRICH_LEAD' AND lead_id IN (${WAITING})
  ORDER BY id FOR UPDATE`;

/** Ends the leads whose address was handed over to the sender since they moved. */
const END_KNOWN = `
  WITH known AS (
         UPDATE lead SET status = 'ALREADY_CONTACTED', status_message = $2, updated_at = clock_timestamp()
         WHERE id IN (${WAITING}) AND campaign_id = $1 AND ${SQL_GIVEN_BEFORE} RETURNING id)
  UPDATE lead_take_over SET went_on_at = clock_timestamp() FROM known WHERE lead_id = known.id AND to_campaign_id = $1`;

const GO_ON = `
  WITH noted AS (
         UPDATE lead_take_over SET went_on_at = clock_timestamp()
         WHERE to_campaign_id = $1 AND went_on_at IS NULL RETURNING lead_id),
       opened AS (
         UPDATE lead SET status = 'REVEALED', status_message = NULL, finished_at = NULL, updated_at = clock_timestamp()
         FROM noted WHERE lead.id = noted.lead_id AND lead.campaign_id = $1 RETURNING lead.id)
  SELECT opened.id, job.id AS "jobId"
  FROM opened LEFT JOIN job ON job.lead_id = opened.id AND job.type = 'ENRICH_LEAD' ORDER BY opened.id`;

/** Gives the jobs ranks among this campaign's leads; until now they had those of their former campaign. */
const IN_LINE = `
  UPDATE job SET rank = $2 + place - 1 FROM unnest($1::uuid[]) WITH ORDINALITY AS line (id, place) WHERE job.id = line.id`;
