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

/** One organization, with the money of all its campaigns. @throws ApiError NOT_FOUND. */
export async function readSpendingOrganization(tx: Tx, id: string): Promise<SpendingOrganization> {
  const [row] = await tx.query<SpendingOrganization>(SPENDING, [id]);
  if (row === undefined) throw notFound("organization", id);
  return row;
}

const SPENDING = `
  SELECT ${ORGANIZATION_COLUMNS}, spent.* FROM organization
  CROSS JOIN LATERAL (
    SELECT ${sqlSpent("call")} FROM campaign AS payer JOIN provider_call AS call ON call.campaign_id = payer.id
    WHERE payer.organization_id = organization.id) AS spent
  WHERE organization.id = $1`;
