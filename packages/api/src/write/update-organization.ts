import type { Tx } from "@leadgen/db";
import { getOrganization } from "../read/get-organization.ts";
import type { OrganizationItem } from "../read/list-organizations.ts";

/** Renames an organization. @throws ApiError NOT_FOUND. */
export async function updateOrganization(
  tx: Tx,
  input: { readonly id: string; readonly name?: string | undefined },
): Promise<OrganizationItem> {
  await tx.query("UPDATE organization SET name = coalesce($2, name) WHERE id = $1", [
    input.id,
    input.name ?? null,
  ]);
  return getOrganization(tx, input.id);
}
