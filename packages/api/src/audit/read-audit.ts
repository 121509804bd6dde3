import { columns, type RowOf, type Tx } from "@leadgen/db";
import type { Visible } from "../access/in-organization.ts";
import { mustExist } from "../db/must-exist.ts";
import { Where } from "../db/where.ts";
import { keyOf, type List, NUMBER_KEY, pageOf } from "../schema/page.ts";
import type { AuditFilter, AuditPage } from "./schema.ts";

interface Reader {
  /** Null: the whole installation. */
  readonly organizationId: string | null;
  /** Organizations whose data and people the reader may see; of others, only the action, not by whom or to what (rule P2). */
  readonly visible: Visible;
  /** The reader's own id, if the reader is a person. */
  readonly userId: string | null;
}

const LIST: List = { name: "audit", key: NUMBER_KEY };

const EVENT = columns("audit_event", [
  "at",
  "action",
  "actorKind",
  "userId",
  "tokenId",
  "organizationId",
  "targetType",
  "targetId",
]);
type Event = RowOf<typeof EVENT> & {
  id: string;
  actor: string | null;
  address: string | null;
  userAgent: string | null;
  before: unknown;
  after: unknown;
};

/** @throws ApiError NOT_FOUND for an unknown organization. */
export async function readAudit(tx: Tx, asked: AuditFilter, reader: Reader): Promise<AuditPage> {
  const { organizationId, visible } = reader;
  const where = new Where()
    .equal("organization_id", organizationId)
    .given(keyOf(LIST, asked.cursor), (id) => `audit_event.id < ${id}`)
    .equal("action", asked.action);
  const { who, data } = told(visible === null ? undefined : where.param(visible), where.param(reader.userId));
  const rows = await tx.query<Event>(
    `SELECT id::text, ${EVENT},
       CASE WHEN ${who} THEN actor END AS actor, CASE WHEN ${who} THEN address END AS address,
       CASE WHEN ${who} THEN user_agent END AS "userAgent",
       CASE WHEN ${data} THEN before END AS before, CASE WHEN ${data} THEN after END AS after
     FROM audit_event ${where.sql}
     ORDER BY audit_event.id DESC LIMIT ${where.param(asked.limit + 1)}`,
    where.params,
  );
  if (rows.length === 0 && organizationId !== null) await mustExist(tx, "organization", organizationId);
  return pageOf(LIST, rows, asked.limit);
}

/**
 * SQL: whether the reader may see who did it and from where, and what was changed. `seen`: the parameter with the reader's
 * organizations; undefined: all. Operators see each other's actions on the breaker and on providers, which concern everybody.
 */
function told(seen: string | undefined, reader: string): { who: string; data: string } {
  // PostgreSQL can infer a parameter's type only if the statement uses it.
  if (seen === undefined) return { who: `(true OR ${reader}::uuid IS NULL)`, data: "true" };
  const ours = `coalesce(organization_id = ANY(${seen}::uuid[]), false) OR coalesce(target_type IN ('breaker', 'provider'), false)`;
  const colleague = `user_id = ${reader}::uuid OR EXISTS (
    SELECT FROM member WHERE member.user_id = audit_event.user_id AND member.organization_id = ANY(${seen}::uuid[]))`;
  return {
    who: `(${ours} OR actor_kind IN ('INSTALLATION', 'SERVER') OR ${colleague})`,
    data: `(${ours} OR organization_id IS NULL AND (${colleague}))`,
  };
}
