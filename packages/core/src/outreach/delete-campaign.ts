import { lockBreakerShared } from "../engine/parts/lock-breaker.ts";
import type { Tx } from "../engine/parts/tx.ts";
import { DomainError } from "../errors.ts";
import type { CampaignStatus } from "./campaign/states.ts";
import { maySend, type SendingState } from "./sending/states.ts";

/**
 * Deletes a campaign with its leads, jobs and call records, if none of its jobs is live and no lead is being taken out at the
 * sender. The leads that it handed over go on the do-not-contact list first, by person and by address: otherwise the next
 * campaigns would pay for them and write to them again. These entries take nobody out at the sender.
 * @returns how many leads were deleted with it.
 * @throws DomainError NOT_FOUND, WRONG_STATE.
 */
export async function deleteCampaign(
  tx: Tx,
  input: { readonly id: string; readonly actor: string },
): Promise<{ id: string; leads: number; doNotContact: number }> {
  await lockBreakerShared(tx);
  await tx.query("SELECT id FROM job WHERE campaign_id = $1 ORDER BY id FOR UPDATE", [input.id]);
  await refuseUnlessQuiet(tx, input.id);
  await refuseWhilePaidForOthers(tx, input.id);
  const kept = await tx.query(KEEP, [input.id, input.actor]);
  // Calls first: otherwise deleting each lead would first clear it from calls that are then deleted too. Calls about leads
  // that this campaign has taken over belong to the campaign that paid, and outlive their jobs.
  await tx.query("DELETE FROM provider_call WHERE campaign_id = $1", [input.id]);
  const leads = await tx.query(
    "WITH gone AS (DELETE FROM lead WHERE campaign_id = $1 RETURNING 1) SELECT count(*)::int AS n FROM gone",
    [input.id],
  );
  await tx.query("DELETE FROM campaign WHERE id = $1", [input.id]);
  return { id: input.id, leads: (leads as { n: number }[])[0]?.n ?? 0, doNotContact: kept.length };
}

async function refuseUnlessQuiet(tx: Tx, id: string): Promise<void> {
  const [campaign] = await tx.query<{ status: CampaignStatus; sending: SendingState }>(
    "SELECT status, sending_state AS sending FROM campaign WHERE id = $1 FOR UPDATE",
    [id],
  );
  if (campaign === undefined) throw new DomainError("NOT_FOUND", `There is no campaign ${id}.`);
  if (campaign.status === "RUNNING") {
    throw new DomainError("WRONG_STATE", "The campaign is running: cancel it first, then delete it.", {
      status: campaign.status,
    });
  }
  if (maySend(campaign.sending)) {
    throw new DomainError("WRONG_STATE", "Instantly may be sending it: pause the sending first.", {
      status: campaign.status,
      sending: campaign.sending,
    });
  }
  const live = await tx.query("SELECT 1 FROM job WHERE campaign_id = $1 AND finished_at IS NULL LIMIT 1", [
    id,
  ]);
  if (live.length > 0) {
    throw new DomainError(
      "WRONG_STATE",
      "Jobs of the campaign are not over: wait for them, or cancel them.",
      { status: campaign.status },
    );
  }
  // A person's own call that changes nothing is no reason to wait: its record is deleted with the campaign.
  const calls = await tx.query(
    "SELECT 1 FROM provider_call WHERE campaign_id = $1 AND outcome IS NULL AND (effect OR purpose = 'PIPELINE') LIMIT 1",
    [id],
  );
  if (calls.length > 0) {
    throw new DomainError(
      "WRONG_STATE",
      "A provider call of the campaign is still under way: try again when it has ended, in a minute at most.",
      { status: campaign.status },
    );
  }
}

/** The calls of this campaign hold the steps and costs of jobs that another campaign has taken over. */
async function refuseWhilePaidForOthers(tx: Tx, id: string): Promise<void> {
  const [other] = await tx.query<{ name: string; leads: number }>(PAID_FOR, [id]);
  if (other === undefined) return;
  throw new DomainError(
    "WRONG_STATE",
    `The campaign "${other.name}" has taken over ${other.leads} leads that this one paid for, and their costs are counted here: delete that campaign first.`,
    { leads: other.leads },
  );
}

const PAID_FOR = `
  SELECT campaign.name, count(*)::int AS leads
  FROM lead_take_over AS taken JOIN lead ON lead.id = taken.lead_id JOIN campaign ON campaign.id = lead.campaign_id
  WHERE taken.from_campaign_id = $1 GROUP BY campaign.id ORDER BY campaign.id LIMIT 1`;

const KEEP = `
  INSERT INTO do_not_contact (organization_id, kind, value, reason, created_by)
  SELECT lead.organization_id, key.kind, key.value, left('Contacted by the deleted campaign ' || campaign.name, 1000), $2
  FROM lead JOIN campaign ON campaign.id = lead.campaign_id
  CROSS JOIN LATERAL (VALUES
    ('PERSON'::do_not_contact_kind, lead.apollo_person_id),
    ('ADDRESS'::do_not_contact_kind, lower_case(lead.email))) AS key (kind, value)
  WHERE lead.campaign_id = $1 AND lead.status IN ('HANDED_OVER', 'WITHDRAWN') AND length(key.value) BETWEEN 1 AND 320
    AND (key.kind = 'PERSON' OR key.value LIKE '%_@_%')
  ORDER BY key.value
  ON CONFLICT (organization_id, value) DO NOTHING
  RETURNING id`;
