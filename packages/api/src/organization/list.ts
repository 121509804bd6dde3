import { autocommit, type Tx } from "@leadgen/db";
import { z } from "zod";
import { type Visible, whereVisible } from "../access/in-organization.ts";
import { Where } from "../db/where.ts";
import { procedure } from "../procedure/procedure.ts";
import { searchText } from "../schema/input.ts";
import { pageFields } from "../schema/page.ts";
import { byText, keyset, type SortedList, sortedPage, sortFields } from "../schema/sorted.ts";
import { ORGANIZATION_COLUMNS } from "./read-organization.ts";
import { type Organization, type OrganizationPage, organizationPage } from "./schema.ts";

export const ORGANIZATION_SORTS = ["createdAt", "name"] as const;
type Sort = (typeof ORGANIZATION_SORTS)[number];

const filter = z.strictObject({
  /** Part of the name. */
  q: searchText.optional(),
  ...sortFields(ORGANIZATION_SORTS, "desc"),
  ...pageFields,
});

export const list = procedure({
  role: "user",
  scope: "read",
  rest: "GET /organizations",
  area: "Organizations",
  summary: "The organizations that you may see",
})
  .input(filter.prefault({}))
  .output(organizationPage)
  .query(({ ctx, input }) => listOrganizations(autocommit(ctx.deps.pool), input, ctx.visible));

const LIST: SortedList<Sort> = {
  name: "organizations",
  id: "organization.id",
  sorts: { createdAt: { sql: "organization.id", type: "uuid" }, name: byText("organization.name") },
};

async function listOrganizations(
  tx: Tx,
  asked: z.output<typeof filter>,
  visible: Visible,
): Promise<OrganizationPage> {
  const where = new Where();
  const { orderBy, select } = keyset(LIST, asked, where);
  where.contains("lower(name)", asked.q);
  whereVisible(where, "id", visible);
  const rows = await tx.query<Organization & { sortKey: string }>(
    `SELECT ${ORGANIZATION_COLUMNS}, ${select} FROM organization ${where.sql}
     ORDER BY ${orderBy} LIMIT ${where.param(asked.limit + 1)}`,
    where.params,
  );
  return sortedPage(LIST, asked, rows);
}
