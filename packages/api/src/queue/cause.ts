import { FAILURE_KIND_TABLE, PROVIDER_NAMES, whyOpened } from "@leadgen/core";
import { columns, type RowOf, type Tx } from "@leadgen/db";
import type { Visible } from "../access/in-organization.ts";
import { withoutAddresses } from "../access/redact.ts";
import { toldEvent } from "../access/told-event.ts";
import { snapshot } from "../db/snapshot.ts";
import { procedure } from "../procedure/procedure.ts";
import { nothing } from "../schema/input.ts";
import { OPENINGS_IN_A_ROW } from "./openings-in-a-row.ts";
import { cause as answer, type Cause } from "./schema.ts";

export const cause = procedure({
  role: "operator",
  scope: "read",
  rest: "GET /queue-management/circuit-breaker",
  area: "Queue",
  summary: "The cause card: why the breaker is OPEN, what failed since then, and what to do",
  description: "null while it is CLOSED.",
})
  .input(nothing)
  .output(answer.nullable())
  .query(({ ctx }) => snapshot(ctx.deps.pool, (tx) => readCause(tx, ctx.visible)));

const BREAKER = columns(
  "breaker",
  [
    "epoch",
    "openedAt",
    "openedBy",
    "reason",
    "provider",
    "failureKind",
    "message",
    "httpStatus",
    "providerRequestId",
  ],
  "breaker",
);
/** While the breaker is OPEN, it has a reason, a time and an actor. */
type Row = RowOf<typeof BREAKER> &
  Pick<Cause, "openedAt" | "openedBy" | "reason" | "call" | "job" | "campaign" | "jobsPaused">;

const BY_HAND =
  "An operator stopped everything by hand. Ask the person who gave the reason whether it is gone, then close.";
const BY_LEADGEN =
  "No provider failed: a worker found that this database was restored, copied or set back. Do what the reason says, then close.";

/** Null while the breaker is CLOSED. Must run in a snapshot. Without addresses for readers of other organizations (rule P2). */
async function readCause(tx: Tx, visible: Visible): Promise<Cause | null> {
  const [row] = await tx.query<Row>(CAUSE);
  if (row === undefined) return null;
  const later = await tx.query<Cause["laterFailures"][number]>(LATER_FAILURES);
  return {
    // A deleted campaign may have been another organization's, so it counts as one.
    ...toldEvent({ ...row, organizationId: row.campaign?.organizationId ?? null }, visible),
    openedBecause: whyOpened(row),
    byHand: row.provider === null,
    providerName: row.provider && PROVIDER_NAMES[row.provider],
    advice: adviceOf(row),
    acknowledged: (await tx.query<NonNullable<Cause["acknowledged"]>>(ACKNOWLEDGED, [row.epoch]))[0] ?? null,
    closedBefore: (await tx.query<NonNullable<Cause["closedBefore"]>>(CLOSED_BEFORE))[0] ?? null,
    // These failures may belong to several organizations.
    laterFailures:
      visible === null
        ? later
        : later.map((each) => ({ ...each, lastMessage: withoutAddresses(each.lastMessage) })),
  };
}

function adviceOf(row: Row): string {
  const { failureKind, job } = row;
  if (failureKind === null) return whyOpened(row) === "LEADGEN" ? BY_LEADGEN : BY_HAND;
  const { advice } = FAILURE_KIND_TABLE[failureKind];
  if (job === null || job.openingsInARow < 2 || job.status !== "PAUSED") return advice;
  return `This job has opened the breaker ${job.openingsInARow} times in a row: cancel it before you close, or it will most likely do so again. ${advice}`;
}

const CAUSE = `
  SELECT ${BREAKER},
         CASE WHEN call.id IS NOT NULL
              THEN jsonb_build_object('id', call.id, 'endpoint', call.endpoint, 'step', call.step) END AS call,
         CASE WHEN job.id IS NOT NULL
              THEN jsonb_build_object('id', job.id, 'type', job.type, 'status', job.status,
                                      'openingsInARow', ${OPENINGS_IN_A_ROW}) END AS job,
         CASE WHEN campaign.id IS NOT NULL
              THEN jsonb_build_object('id', campaign.id, 'name', campaign.name,
                                      'organizationId', organization.id, 'organizationName', organization.name)
         END AS campaign,
         (SELECT count(*) FROM job WHERE finished_at IS NULL AND status = 'PAUSED')::int AS "jobsPaused"
  FROM breaker
  LEFT JOIN provider_call AS call ON call.id = breaker.call_id
  LEFT JOIN job ON job.id = breaker.job_id
  LEFT JOIN campaign ON campaign.id = breaker.campaign_id
  LEFT JOIN organization ON organization.id = campaign.organization_id
  WHERE breaker.state = 'OPEN'`;

const ACKNOWLEDGED = "SELECT at, actor AS by FROM breaker_acknowledgement WHERE epoch = $1";

const CLOSED_BEFORE = `
  SELECT at, actor AS by, reason FROM breaker_event WHERE kind = 'CLOSED' ORDER BY id DESC LIMIT 1`;

// By the time of the end, not by epoch: a call has the epoch of its job's claim, which is an earlier one.
const LATER_FAILURES = `
  SELECT call.provider, call.failure_kind AS "failureKind", count(*)::int AS count, max(call.ended_at) AS "lastAt",
         (array_agg(call.message ORDER BY call.ended_at DESC))[1] AS "lastMessage"
  FROM breaker JOIN provider_call AS call
    ON call.outcome = 'FAILED' AND call.purpose = 'PIPELINE' AND call.epoch <= breaker.epoch
   AND call.ended_at >= breaker.opened_at AND call.id IS DISTINCT FROM breaker.call_id
  WHERE breaker.state = 'OPEN'
  GROUP BY call.provider, call.failure_kind
  ORDER BY count DESC, call.provider, call.failure_kind`;
