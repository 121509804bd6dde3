import type { Tx } from "@leadgen/db";
import type { OrganizationItem } from "../read/list-organizations.ts";

/** Enters an organization. Names need not be unique. */
export async function createOrganization(
  tx: Tx,
  input: { readonly name: string },
): Promise<OrganizationItem> {
  const [row] = await tx.query<OrganizationItem>(
    `INSERT INTO organization (name) VALUES ($1) RETURNING id, name, created_at AS "createdAt", 0 AS campaigns`,
    [input.name],
  );
  if (row === undefined) throw new Error("api-e4: an insert without a row");
  return row;
}
