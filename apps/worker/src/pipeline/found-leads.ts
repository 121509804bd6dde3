import { REVEAL_BATCH } from "@leadgen/core";
import { enqueueJobs, ON_THE_LIST, SQL_LISTED, type Tx } from "@leadgen/core/outreach";
import { columns, type RowOf } from "@leadgen/db";
import type { FoundPerson } from "@leadgen/providers";
import type { CampaignRow } from "./campaign-rows.ts";

export async function countLeads(tx: Tx, campaignId: string): Promise<number> {
  const [row] = await tx.query<{ count: number }>(
    "SELECT count(*)::int AS count FROM lead WHERE campaign_id = $1",
    [campaignId],
  );
  return row?.count ?? 0;
}

/**
 * Stores at most `room` of the people found, before anything is paid, with a REVEAL_LEADS job for every
 * ten. `before` is how many people the campaign had already: ranks go on from there, so that campaigns take turns.
 * A person who is in any campaign of the organization already is left out: the unique key allows each person once.
 *
 * @returns how many were added.
 */
export async function addFound(
  tx: Tx,
  campaign: CampaignRow,
  { people, room, before }: { people: readonly FoundPerson[]; room: number; before: number },
): Promise<number> {
  const added = await tx.query<{ id: string }>(ADD_FOUND, [
    campaign.organizationId,
    campaign.id,
    JSON.stringify(people),
    room,
  ]);
  const batches = Array.from({ length: Math.ceil(added.length / REVEAL_BATCH) }, (_, place) =>
    added.slice(place * REVEAL_BATCH, (place + 1) * REVEAL_BATCH).map(({ id }) => id),
  );
  const { jobIds } = await enqueueJobs(
    tx,
    batches.map((_, place) => ({
      campaignId: campaign.id,
      type: "REVEAL_LEADS",
      rank: campaign.firstRank + before + place * REVEAL_BATCH,
    })),
  );
  for (const [place, leadIds] of batches.entries())
    await tx.query("UPDATE lead SET reveal_job_id = $1 WHERE id = ANY($2::uuid[])", [jobIds[place], leadIds]);
  return added.length;
}

// LIMIT comes after the anti-join, so that people already known don't use up the room. If two campaigns add
// the same person at the same moment, the unique key decides: the later campaign gets one lead less from this page.
const ADD_FOUND = `
  WITH fresh AS (
    SELECT DISTINCT ON (id) person.*
    FROM ROWS FROM (jsonb_to_recordset($3::jsonb) AS (
           id text, "firstName" text, "lastNameObfuscated" text, title text, "organizationName" text))
         WITH ORDINALITY AS person (id, "firstName", "lastNameObfuscated", title, "organizationName", place)
    WHERE NOT EXISTS (SELECT 1 FROM lead WHERE organization_id = $1 AND apollo_person_id = person.id)
      AND NOT EXISTS (SELECT 1 FROM do_not_contact WHERE organization_id = $1 AND kind = 'PERSON' AND value = person.id)
    ORDER BY id)
  INSERT INTO lead (organization_id, campaign_id, apollo_person_id, first_name, last_name, title, company_name)
  SELECT $1, $2, id, "firstName", "lastNameObfuscated", title, "organizationName"
  FROM (SELECT * FROM fresh ORDER BY place LIMIT $4) AS wanted
  ORDER BY id
  ON CONFLICT (organization_id, apollo_person_id) DO NOTHING
  RETURNING id`;

const PERSON = columns("lead", ["id", "apolloPersonId"]);

/** The people whom the job pays for, in the same order each time. People who are on the do-not-contact list by now are closed first. */
export async function toReveal(tx: Tx, jobId: string): Promise<RowOf<typeof PERSON>[]> {
  await tx.query(CLOSE_LISTED, [jobId, ON_THE_LIST]);
  return tx.query(`SELECT ${PERSON} FROM lead WHERE reveal_job_id = $1 AND status = 'FOUND' ORDER BY id`, [
    jobId,
  ]);
}

// Before a person is paid for, the address is unknown. The company's domain is known if a person entered it; the person by Apollo's id.
const CLOSE_LISTED = `
  UPDATE lead SET status = 'BLOCKLISTED', status_message = $2, finished_at = now(), updated_at = now()
  WHERE reveal_job_id = $1 AND status = 'FOUND' AND (${SQL_LISTED})`;
