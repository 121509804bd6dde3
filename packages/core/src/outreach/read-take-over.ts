import type { Tx } from "../engine/parts/tx.ts";
import { DomainError, type Refusal } from "../errors.ts";
import type { CampaignStatus } from "./campaign/states.ts";
import { type LeftOut, refuseTakeOver, type TakenOverStatus } from "./campaign/take-over.ts";
import { SQL_USABLE_LEADS } from "./parts/usable-leads.ts";

/** Campaign `to` takes over the leads of campaign `from`. */
export interface TakeOver {
  readonly from: string;
  readonly to: string;
}

/** A group of leads with the same answers. */
export interface UsableLeads {
  readonly status: TakenOverStatus;
  /** Why they stay; null: they move. */
  readonly leftOut: LeftOut | null;
  /** Steps that stay finished. */
  readonly steps: readonly string[];
  /** They have an e-mail that is written again, because the offer differs. */
  readonly rewritten: boolean;
  readonly leads: number;
}

export interface TakeOverPreview {
  readonly groups: readonly UsableLeads[];
  readonly moving: number;
  /** How many more people the campaign may still have. */
  readonly room: number;
  /** Why taking over is refused; absent: it is allowed. */
  readonly refusal: Refusal | undefined;
}

interface Campaign {
  readonly id: string;
  readonly organizationId: string;
  readonly name: string;
  readonly status: CampaignStatus;
  readonly leadLimit: number;
  readonly leads: number;
}

/**
 * Previews what taking over would do. Changes nothing.
 *
 * @throws DomainError NOT_FOUND, also for a campaign of another organization.
 */
export async function readTakeOver(tx: Tx, { from, to }: TakeOver): Promise<TakeOverPreview> {
  const campaigns = await tx.query<Campaign>(CAMPAIGNS, [[from, to]]);
  const [source, target] = [from, to].map((id) => campaigns.find((campaign) => campaign.id === id));
  if (target === undefined) throw unknown(to);
  if (source === undefined || source.organizationId !== target.organizationId) throw unknown(from);
  const groups = from === to ? [] : await tx.query<UsableLeads>(GROUPS, [from, to]);
  const moving = groups.reduce((sum, { leads, leftOut }) => sum + (leftOut === null ? leads : 0), 0);
  const refusal = refuseTakeOver({ from: source, to: target, moving });
  return { groups, moving, room: Math.max(0, target.leadLimit - target.leads - moving), refusal };
}

const unknown = (id: string): DomainError => new DomainError("NOT_FOUND", `There is no campaign ${id}.`);

const CAMPAIGNS = `
  SELECT id, organization_id AS "organizationId", name, status, lead_limit AS "leadLimit",
         (SELECT count(*) FROM lead WHERE campaign_id = campaign.id)::int AS leads
  FROM campaign WHERE id = ANY($1::uuid[])`;

const GROUPS = `
  SELECT status, left_out AS "leftOut", steps, rewritten, count(*)::int AS leads
  FROM (${SQL_USABLE_LEADS}) AS usable
  GROUP BY status, left_out, steps, rewritten ORDER BY status, left_out, steps, rewritten`;
