import type { Tx } from "@leadgen/db";
import { notFound } from "../db/must-exist.ts";
import type { Organization } from "./schema.ts";

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
