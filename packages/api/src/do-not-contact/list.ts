import { autocommit, columns, type RowOf, type Tx } from "@leadgen/db";
import { z } from "zod";
import { mustExist } from "../db/must-exist.ts";
import { Where } from "../db/where.ts";
import { procedure } from "../procedure/procedure.ts";
import { idSchema, searchText } from "../schema/input.ts";
import { pageFields } from "../schema/page.ts";
import { byText, keyset, type SortedList, sortedPage, sortFields } from "../schema/sorted.ts";
import { contactKind, type DoNotContactPage, doNotContactPage } from "./schema.ts";

export const DO_NOT_CONTACT_SORTS = ["createdAt", "value"] as const;
type Sort = (typeof DO_NOT_CONTACT_SORTS)[number];

const filter = z.strictObject({
  organizationId: idSchema,
  kind: contactKind.optional(),
  /** Part of the address or domain. */
  q: searchText.optional(),
  ...sortFields(DO_NOT_CONTACT_SORTS, "desc"),
  ...pageFields,
});

export const list = procedure({
  role: "member",
  scope: "read",
  of: { organizationId: "organization" },
  rest: "GET /organizations/{organizationId}/do-not-contact",
  area: "Do not contact",
  summary: "The do-not-contact list",
  description: "PERSON entries hold Apollo's id of a person whom a deleted campaign had contacted.",
})
  .input(filter)
  .output(doNotContactPage)
  .query(({ ctx, input }) => listEntries(autocommit(ctx.deps.pool), input));

const LIST: SortedList<Sort> = {
  name: "do-not-contact",
  id: "id",
  sorts: { createdAt: { sql: "id", type: "uuid" }, value: byText("value") },
};

const ENTRY = columns("do_not_contact", [
  "id",
  "organizationId",
  "kind",
  "value",
  "reason",
  "createdBy",
  "createdAt",
]);

/** @throws ApiError NOT_FOUND for an unknown organization. */
async function listEntries(tx: Tx, asked: z.output<typeof filter>): Promise<DoNotContactPage> {
  const where = new Where().equal("organization_id", asked.organizationId);
  const { orderBy, select } = keyset(LIST, asked, where);
  where.equal("kind", asked.kind).contains("value", asked.q);
  const rows = await tx.query<RowOf<typeof ENTRY> & { sortKey: string }>(
    `SELECT ${ENTRY}, ${select} FROM do_not_contact ${where.sql}
     ORDER BY ${orderBy} LIMIT ${where.param(asked.limit + 1)}`,
    where.params,
  );
  if (rows.length === 0) await mustExist(tx, "organization", asked.organizationId);
  return sortedPage(LIST, asked, rows);
}
