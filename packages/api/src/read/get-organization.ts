import type { Tx } from "@leadgen/db";
import { notFound } from "../db/must-exist.ts";
import { ORGANIZATION_COLUMNS, type OrganizationItem } from "./list-organizations.ts";

/** One organization. @throws ApiError NOT_FOUND. */
export async function getOrganization(tx: Tx, id: string): Promise<OrganizationItem> {
  const [row] = await tx.query<OrganizationItem>(
    `SELECT ${ORGANIZATION_COLUMNS} FROM organization WHERE id = $1`,
    [id],
  );
  if (row === undefined) throw notFound("organization", id);
  return row;
}
