import type { Tx } from "@leadgen/db";
import { mustExist } from "../db/must-exist.ts";
import type { Page } from "../schema/page.ts";
import { byText, keyset, type SortedList, type Sorting, sortedPage } from "../schema/sorted.ts";

export const DO_NOT_CONTACT_KINDS = ["ADDRESS", "DOMAIN", "PERSON"] as const;
type Kind = (typeof DO_NOT_CONTACT_KINDS)[number];

export interface DoNotContactEntry {
  readonly id: string;
  readonly organizationId: string;
  readonly kind: Kind;
  readonly value: string;
  readonly reason: string | null;
  readonly createdBy: string;
  readonly createdAt: Date;
}

export const DO_NOT_CONTACT_SORTS = ["createdAt", "value"] as const;
type Sort = (typeof DO_NOT_CONTACT_SORTS)[number];

export interface DoNotContactFilter extends Sorting<Sort> {
  readonly organizationId: string;
  readonly kind?: Kind | undefined;
  /** Part of the address or domain. */
  readonly q?: string | undefined;
}

const LIST: SortedList<Sort> = {
  name: "do-not-contact",
  id: "id",
  sorts: { createdAt: { sql: "id", type: "uuid" }, value: byText("value") },
};

/** SQL: the columns of `DoNotContactEntry`. */
const COLUMNS = `id, organization_id AS "organizationId", kind, value, reason, created_by AS "createdBy", created_at AS "createdAt"`;

/** Whom an organization does not write to. @throws ApiError NOT_FOUND. */
export async function listDoNotContact(tx: Tx, filter: DoNotContactFilter): Promise<Page<DoNotContactEntry>> {
  const { params, after, orderBy, select } = keyset(LIST, filter);
  const rows = await tx.query<DoNotContactEntry & { sortKey: string }>(
    `SELECT ${COLUMNS}, ${select} FROM do_not_contact
     WHERE organization_id = $4 AND ${after}
       AND ($5::do_not_contact_kind IS NULL OR kind = $5) AND ($6::text IS NULL OR strpos(value, lower($6)) > 0)
     ORDER BY ${orderBy} LIMIT $3`,
    [...params, filter.limit + 1, filter.organizationId, filter.kind ?? null, filter.q ?? null],
  );
  if (rows.length === 0) await mustExist(tx, "organization", filter.organizationId);
  return sortedPage(LIST, filter, rows);
}
