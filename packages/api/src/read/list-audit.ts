import type { Tx } from "@leadgen/db";
import { sqlVisible, type Visible } from "../access/in-organization.ts";
import { mustExist } from "../db/must-exist.ts";
import { keyOf, type List, NUMBER_KEY, type Page, pageOf } from "../schema/page.ts";

/** One thing that somebody changed. */
export interface AuditItem {
  readonly id: string;
  readonly at: Date;
  /** A procedure's name, or `operator.grant` and the like for a command on the server. */
  readonly action: string;
  readonly actorKind: "USER" | "TOKEN" | "INSTALLATION" | "SERVER";
  /** E-mail address of a person; name of anything else. */
  readonly actor: string;
  readonly userId: string | null;
  readonly tokenId: string | null;
  readonly address: string | null;
  readonly userAgent: string | null;
  readonly organizationId: string | null;
  readonly targetType: string | null;
  readonly targetId: string | null;
  readonly before: unknown;
  readonly after: unknown;
}

export interface AuditFilter {
  /** Null: the whole installation. */
  readonly organizationId: string | null;
  /** Organizations whose campaigns and leads the reader may see; of others they learn what was done, not the data (rule P2). */
  readonly visible: Visible;
  readonly action?: string | undefined;
  readonly cursor?: string | null | undefined;
  readonly limit: number;
}

const LIST: List = { name: "audit", key: NUMBER_KEY };

/** What was changed, the latest first. */
export async function listAudit(tx: Tx, filter: AuditFilter): Promise<Page<AuditItem>> {
  const params = [keyOf(LIST, filter.cursor), filter.limit + 1, filter.action ?? null, filter.visible];
  const rows =
    filter.organizationId === null
      ? await tx.query<AuditItem>(select("true"), params)
      : await tx.query<AuditItem>(select("organization_id = $5::uuid"), [...params, filter.organizationId]);
  if (rows.length === 0 && filter.organizationId !== null)
    await mustExist(tx, "organization", filter.organizationId);
  return pageOf(LIST, rows, filter.limit);
}

const select = (where: string): string => `
  SELECT id::text, at, action, actor_kind AS "actorKind", actor, user_id AS "userId", token_id AS "tokenId", address,
         user_agent AS "userAgent", organization_id AS "organizationId", target_type AS "targetType",
         target_id AS "targetId", ${told("before")} AS before, ${told("after")} AS after
  FROM audit_event
  WHERE ${where} AND ($1::bigint IS NULL OR audit_event.id < $1) AND ($3::text IS NULL OR action = $3)
  ORDER BY audit_event.id DESC LIMIT $2`;

function told(column: string): string {
  return `
  CASE WHEN target_type IN ('campaign', 'job', 'lead', 'do_not_contact') AND NOT ${sqlVisible("coalesce(organization_id, '00000000-0000-0000-0000-000000000000'::uuid)", "$4")}
       THEN NULL ELSE ${column} END`;
}
