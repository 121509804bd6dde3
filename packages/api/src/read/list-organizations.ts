import type { Tx } from "@leadgen/db";
import { keyOf, type List, type Page, pageOf, UUID_KEY } from "../input/page.ts";

export interface OrganizationItem {
  readonly id: string;
  readonly name: string;
  readonly campaigns: number;
  readonly createdAt: Date;
}

const LIST: List = { name: "organizations", key: UUID_KEY };

/** Organizations, newest first. */
export async function listOrganizations(
  tx: Tx,
  input: { readonly cursor?: string | null | undefined; readonly limit: number },
): Promise<Page<OrganizationItem>> {
  const rows = await tx.query<OrganizationItem>(
    `SELECT id, name, created_at AS "createdAt",
            (SELECT count(*) FROM campaign WHERE organization_id = organization.id)::int AS campaigns
     FROM organization
     WHERE $1::uuid IS NULL OR id < $1
     ORDER BY id DESC LIMIT $2`,
    [keyOf(LIST, input.cursor), input.limit + 1],
  );
  return pageOf(LIST, rows, input.limit);
}
