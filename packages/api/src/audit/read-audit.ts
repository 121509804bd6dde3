import { columns, type RowOf, type Tx } from "@leadgen/db";
import type { Visible } from "../access/in-organization.ts";
import { mustExist } from "../db/must-exist.ts";
import { Where } from "../db/where.ts";
import { keyOf, type List, NUMBER_KEY, pageOf } from "../schema/page.ts";
import type { AuditFilter, AuditPage } from "./schema.ts";

interface Reader {
  /** Null: the whole installation. */
  readonly organizationId: string | null;
  /** Organizations whose campaigns and leads the reader may see; of others they learn what was done, not the data (rule P2). */
  readonly visible: Visible;
}

const LIST: List = { name: "audit", key: NUMBER_KEY };

const EVENT = columns("audit_event", [
  "at",
  "action",
  "actorKind",
  "actor",
  "userId",
  "tokenId",
  "address",
  "userAgent",
  "organizationId",
  "targetType",
  "targetId",
]);
type Event = RowOf<typeof EVENT> & { id: string; before: unknown; after: unknown };

/** @throws ApiError NOT_FOUND for an unknown organization. */
export async function readAudit(tx: Tx, asked: AuditFilter, reader: Reader): Promise<AuditPage> {
  const { organizationId, visible } = reader;
  const where = new Where()
    .equal("organization_id", organizationId)
    .given(keyOf(LIST, asked.cursor), (id) => `audit_event.id < ${id}`)
    .equal("action", asked.action);
  const seen = visible === null ? undefined : where.param(visible);
  const rows = await tx.query<Event>(
    `SELECT id::text, ${EVENT}, ${told("before", seen)} AS before, ${told("after", seen)} AS after
     FROM audit_event ${where.sql}
     ORDER BY audit_event.id DESC LIMIT ${where.param(asked.limit + 1)}`,
    where.params,
  );
  if (rows.length === 0 && organizationId !== null) await mustExist(tx, "organization", organizationId);
  return pageOf(LIST, rows, asked.limit);
}

/** SQL: the column, or NULL where it is the data of an organization that is not among those of the parameter `seen`. */
function told(column: "before" | "after", seen: string | undefined): string {
  if (seen === undefined) return column;
  return `CASE WHEN target_type NOT IN ('campaign', 'job', 'lead', 'do_not_contact') OR organization_id = ANY(${seen}::uuid[]) THEN ${column} END`;
}
