import { autocommit, columns, type RowOf, type Tx } from "@leadgen/db";
import { z } from "zod";
import type { Visible } from "../access/in-organization.ts";
import { toldEvent } from "../access/told-event.ts";
import { Where } from "../db/where.ts";
import { procedure } from "../procedure/procedure.ts";
import { keyOf, type List, NUMBER_KEY, pageFields, pageOf } from "../schema/page.ts";
import { type HistoryPage, historyPage } from "./schema.ts";

const asked = z.strictObject(pageFields);

export const history = procedure({
  role: "operator",
  scope: "read",
  rest: "GET /queue-management/circuit-breaker/history",
  area: "Queue",
  summary: "Openings and closings, the latest first",
  example: { limit: 20 },
})
  .input(asked.prefault({}))
  .output(historyPage)
  .query(({ ctx, input }) => readHistory(autocommit(ctx.deps.pool), input, ctx.visible));

const LIST: List = { name: "history", key: NUMBER_KEY };

const EVENT = columns(
  "breaker_event",
  [
    "kind",
    "epoch",
    "at",
    "actor",
    "reason",
    "jobsChanged",
    "provider",
    "failureKind",
    "message",
    "httpStatus",
    "providerRequestId",
    "jobId",
    "campaignId",
  ],
  "event",
);
type EventRow = RowOf<typeof EVENT> &
  Pick<HistoryPage["items"][number], "id" | "campaignName"> & { readonly organizationId: string | null };

async function readHistory(tx: Tx, input: z.output<typeof asked>, visible: Visible): Promise<HistoryPage> {
  const where = new Where().given(keyOf(LIST, input.cursor), (id) => `event.id < ${id}`);
  const rows = await tx.query<EventRow>(
    `SELECT event.id::text, ${EVENT}, campaign.name AS "campaignName", campaign.organization_id AS "organizationId"
     FROM breaker_event AS event LEFT JOIN campaign ON campaign.id = event.campaign_id ${where.sql}
     ORDER BY event.id DESC LIMIT ${where.param(input.limit + 1)}`,
    where.params,
  );
  return pageOf(
    LIST,
    rows.map((row) => toldEvent(row, visible)),
    input.limit,
  );
}
