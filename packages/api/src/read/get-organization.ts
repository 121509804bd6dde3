import type { Tx } from "@leadgen/db";
import { ORGANIZATION_COLUMNS, type OrganizationItem } from "./list-organizations.ts";
import { notFound } from "./must-exist.ts";

/** One organization. @throws DomainError NOT_FOUND. */
export async function getOrganization(tx: Tx, id: string): Promise<OrganizationItem> {
  const [row] = await tx.query<OrganizationItem>(
    `SELECT ${ORGANIZATION_COLUMNS} FROM organization WHERE id = $1`,
    [id],
  );
  if (row === undefined) throw notFound("organization", id);
  return row;
}
