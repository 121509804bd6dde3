import { sqlSpent } from "@leadgen/core/outreach";
import type { Tx } from "@leadgen/db";
import { notFound } from "../db/must-exist.ts";
import type { Organization, SpendingOrganization } from "./schema.ts";

/** SQL: the columns of `Organization`, from organization. */
export const ORGANIZATION_COLUMNS = `organization.id, organization.name, organization.created_at AS "createdAt",
  (SELECT count(*) FROM campaign WHERE organization_id = organization.id)::int AS campaigns`;

/** One organization. @throws ApiError NOT_FOUND. */
export async function readOrganization(tx: Tx, id: string): Promise<Organization> {
  const [row] = await tx.query<Organization>(
    `SELECT ${ORGANIZATION_COLUMNS} FROM organization WHERE id = $1`,
    [id],
  );
  if (row === undefined) throw notFound("organization", id);
  return row;
}

/** One organization, with the cost of all its campaigns and sample mails. @throws ApiError NOT_FOUND. */
export async function readSpendingOrganization(tx: Tx, id: string): Promise<SpendingOrganization> {
  const [row] = await tx.query<SpendingOrganization>(SPENDING, [id]);
  if (row === undefined) throw notFound("organization", id);
  return row;
}

const SPENDING = `
  WITH sample AS (
    SELECT provider, true AS effect, outcome, credits, cost_usd
    FROM sample_mail JOIN provider_call ON provider_call.id = call_id WHERE organization_id = $1),
  paid AS (
    SELECT provider, effect, outcome, credits, cost_usd
    FROM campaign JOIN provider_call ON provider_call.campaign_id = campaign.id WHERE organization_id = $1
    UNION ALL SELECT * FROM sample)
  SELECT ${ORGANIZATION_COLUMNS}, spent.*,
         (SELECT to_jsonb(mails) FROM (SELECT count(*)::int AS calls, ${sqlSpent("sample")} FROM sample) AS mails) AS "sampleMails"
  FROM organization, (SELECT ${sqlSpent("paid")} FROM paid) AS spent
  WHERE organization.id = $1`;
