import { whyOpened } from "@leadgen/core";
import { columns, type RowOf, type Tx } from "@leadgen/db";
import { z } from "zod";
import type { Visible } from "../access/in-organization.ts";
import { toldEvent } from "../access/told-event.ts";
import { snapshot } from "../db/snapshot.ts";
import { Where } from "../db/where.ts";
import { procedure } from "../procedure/procedure.ts";
import {
  count,
  countOrNull,
  failureKind,
  id,
  idOrNull,
  named,
  openedBecause,
  page,
  provider,
  text,
  textOrNull,
  time,
} from "../schema/fields.ts";
import { keyOf, type List, NUMBER_KEY, pageFields, pageOf } from "../schema/page.ts";

const asked = z.strictObject(pageFields);

/** From an opening to the first success after its closing. */
const incident = named(
  "Incident",
  z.object({
    /** The opening's id, as in the history. */
    id: text,
    epoch: count,
    openedAt: time,
    /** `worker:<name>`, or the person who stopped everything by hand. */
    openedBy: text,
    openedBecause,
    reason: text,
    /** All fields about a provider are null unless `openedBecause` is PROVIDER. */
    provider: provider.nullable(),
    failureKind: failureKind.nullable(),
    message: textOrNull,
    httpStatus: countOrNull,
    providerRequestId: textOrNull,
    jobId: idOrNull,
    jobsPaused: count,
    /** The campaign of the job concerned; null without a job, or if it was deleted. */
    campaign: z.object({ id, name: text }).nullable(),
    /** The first acknowledgement. */
    acknowledged: z.object({ at: time, by: text }).nullable(),
    /** Null: still OPEN. */
    closed: z.object({ at: time, by: text, reason: text, jobsResumed: count }).nullable(),
    /** The first success of a pipeline call between the closing and the next opening. Null: none yet. */
    firstSuccess: z.object({ provider, step: text, at: time }).nullable(),
  }),
);
const incidentPage = page(incident);
type IncidentPage = z.output<typeof incidentPage>;
type Incident = z.output<typeof incident>;

export const incidents = procedure({
  role: "operator",
  scope: "read",
  rest: "GET /queue-management/circuit-breaker/incidents",
  area: "Queue",
  summary:
    "Openings with their closings, the latest first: who acknowledged it, who closed it and why, and the first success afterwards",
  example: { limit: 20 },
})
  .input(asked.prefault({}))
  .output(incidentPage)
  .query(({ ctx, input }) => snapshot(ctx.deps.pool, (tx) => readIncidents(tx, input, ctx.visible)));

const LIST: List = { name: "incidents", key: NUMBER_KEY };

const EVENT = columns(
  "breaker_event",
  ["epoch", "reason", "provider", "failureKind", "message", "httpStatus", "providerRequestId", "jobId"],
  "event",
);
type EventRow = RowOf<typeof EVENT> &
  Omit<Incident, "openedBecause" | "campaign" | "acknowledged" | "closed" | "firstSuccess"> & {
    readonly campaignId: string | null;
    readonly campaignName: string | null;
    readonly organizationId: string | null;
    readonly acknowledgedAt: Date | null;
    readonly acknowledgedBy: string | null;
    readonly closedAt: Date | null;
    readonly closedBy: string | null;
    readonly closedReason: string | null;
    readonly jobsResumed: number | null;
    readonly successProvider: NonNullable<Incident["firstSuccess"]>["provider"] | null;
    readonly successStep: string | null;
    readonly successAt: Date | null;
  };

async function readIncidents(tx: Tx, input: z.output<typeof asked>, visible: Visible): Promise<IncidentPage> {
  const where = new Where()
    .and("event.kind = 'OPENED'")
    .given(keyOf(LIST, input.cursor), (key) => `event.id < ${key}`);
  const rows = await tx.query<EventRow>(
    `${INCIDENTS} ${where.sql} ORDER BY event.id DESC LIMIT ${where.param(input.limit + 1)}`,
    where.params,
  );
  return pageOf(
    LIST,
    rows.map((row) => shown(row, visible)),
    input.limit,
  );
}

function shown(row: EventRow, visible: Visible): Incident {
  const { campaignId, campaignName, acknowledgedAt, acknowledgedBy, ...event } = toldEvent(row, visible);
  const {
    closedAt,
    closedBy,
    closedReason,
    jobsResumed,
    successProvider,
    successStep,
    successAt,
    ...opening
  } = event;
  return {
    ...opening,
    openedBecause: whyOpened(opening),
    campaign: campaignId === null || campaignName === null ? null : { id: campaignId, name: campaignName },
    acknowledged:
      acknowledgedAt === null || acknowledgedBy === null ? null : { at: acknowledgedAt, by: acknowledgedBy },
    closed:
      closedAt === null
        ? null
        : { at: closedAt, by: closedBy ?? "", reason: closedReason ?? "", jobsResumed: jobsResumed ?? 0 },
    firstSuccess:
      successAt === null || successProvider === null
        ? null
        : { provider: successProvider, step: successStep ?? "", at: successAt },
  };
}

// A call's id contains its start, so an index finds each provider's first success after the closing. One second is for clock skew.
const INCIDENTS = `
  SELECT event.id::text, ${EVENT}, event.at AS "openedAt", event.actor AS "openedBy", event.jobs_changed AS "jobsPaused",
         campaign.id AS "campaignId", campaign.name AS "campaignName", campaign.organization_id AS "organizationId",
         looking.at AS "acknowledgedAt", looking.actor AS "acknowledgedBy",
         closing.at AS "closedAt", closing.actor AS "closedBy", closing.reason AS "closedReason",
         closing.jobs_changed AS "jobsResumed",
         success.provider AS "successProvider", success.step AS "successStep", success.ended_at AS "successAt"
  FROM breaker_event AS event
  LEFT JOIN campaign ON campaign.id = event.campaign_id
  LEFT JOIN breaker_acknowledgement AS looking ON looking.epoch = event.epoch
  LEFT JOIN breaker_event AS closing ON closing.kind = 'CLOSED' AND closing.epoch = event.epoch
  LEFT JOIN breaker_event AS again ON again.kind = 'OPENED' AND again.epoch = event.epoch + 1
  LEFT JOIN LATERAL (
    SELECT call.provider, call.step, call.ended_at
    FROM unnest(enum_range(NULL::provider)) AS asked, LATERAL (
      SELECT provider, step, ended_at, id FROM provider_call
      WHERE provider = asked AND outcome = 'SUCCEEDED' AND purpose = 'PIPELINE' AND started_at >= closing.at
        AND id > uuidv7(closing.at - clock_timestamp() - interval '1 second')
      ORDER BY id LIMIT 1) AS call
    WHERE again.at IS NULL OR call.ended_at <= again.at
    ORDER BY call.id LIMIT 1) AS success ON closing.at IS NOT NULL`;
