import { columns, type RowOf, type Tx } from "@leadgen/db";
import { sqlVisible, type Visible } from "../access/in-organization.ts";
import { mustExist } from "../db/must-exist.ts";
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
  const params = [keyOf(LIST, asked.cursor), asked.limit + 1, asked.action ?? null, visible];
  const rows =
    organizationId === null
      ? await tx.query<Event>(select("true"), params)
      : await tx.query<Event>(select("organization_id = $5::uuid"), [...params, organizationId]);
  if (rows.length === 0 && organizationId !== null) await mustExist(tx, "organization", organizationId);
  return pageOf(LIST, rows, asked.limit);
}

const select = (where: string): string => `
  SELECT id::text, ${EVENT}, ${told("before")} AS before, ${told("after")} AS after
  FROM audit_event
  WHERE ${where} AND ($1::bigint IS NULL OR audit_event.id < $1) AND ($3::text IS NULL OR action = $3)
  ORDER BY audit_event.id DESC LIMIT $2`;

function told(column: string): string {
  return `
  CASE WHEN target_type IN ('campaign', 'job', 'lead', 'do_not_contact') AND NOT ${sqlVisible("coalesce(organization_id, '00000000-0000-0000-0000-000000000000'::uuid)", "$4")}
       THEN NULL ELSE ${column} END`;
}
