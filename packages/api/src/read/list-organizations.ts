import type { Tx } from "@leadgen/db";
import { sqlVisible, type Visible } from "../access/in-organization.ts";
import type { Page } from "../schema/page.ts";
import { byText, keyset, type SortedList, type Sorting, sortedPage } from "../schema/sorted.ts";

export interface OrganizationItem {
  readonly id: string;
  readonly name: string;
  readonly campaigns: number;
  readonly createdAt: Date;
}

export const ORGANIZATION_SORTS = ["createdAt", "name"] as const;
type Sort = (typeof ORGANIZATION_SORTS)[number];

export interface OrganizationFilter extends Sorting<Sort> {
  /** Part of the name. */
  readonly q?: string | undefined;
}

const LIST: SortedList<Sort> = {
  name: "organizations",
  id: "organization.id",
  sorts: { createdAt: { sql: "organization.id", type: "uuid" }, name: byText("organization.name") },
};

/** Organizations that the caller may see. */
export async function listOrganizations(
  tx: Tx,
  filter: OrganizationFilter,
  visible: Visible,
): Promise<Page<OrganizationItem>> {
  const { params, after, orderBy, select } = keyset(LIST, filter);
  const rows = await tx.query<OrganizationItem & { sortKey: string }>(
    `SELECT ${ORGANIZATION_COLUMNS}, ${select} FROM organization
     WHERE ${after} AND ($4::text IS NULL OR strpos(lower(name), lower($4)) > 0) AND ${sqlVisible("id", "$5")}
     ORDER BY ${orderBy} LIMIT $3`,
    [...params, filter.limit + 1, filter.q ?? null, visible],
  );
  return sortedPage(LIST, filter, rows);
}

/** SQL: the columns of `OrganizationItem`, from organization. */
export const ORGANIZATION_COLUMNS = `organization.id, organization.name, organization.created_at AS "createdAt",
  (SELECT count(*) FROM campaign WHERE organization_id = organization.id)::int AS campaigns`;
