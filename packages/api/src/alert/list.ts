import type { Provider } from "@leadgen/core";
import { autocommit, type Tx } from "@leadgen/db";
import { z } from "zod";
import type { Visible } from "../access/in-organization.ts";
import { toldEvent } from "../access/told-event.ts";
import { Where } from "../db/where.ts";
import { procedure } from "../procedure/procedure.ts";
import { keyOf, type List, pageFields, pageOf, UUID_KEY } from "../schema/page.ts";
import { type AlertPage, alertPage } from "./schema.ts";

const asked = z.strictObject(pageFields);

export const list = procedure({
  role: "operator",
  scope: "read",
  rest: "GET /alerts",
  area: "Queue",
  summary: "The delivery log: every alert and its delivery on each channel, the latest first",
  example: { limit: 20 },
})
  .input(asked.prefault({}))
  .output(alertPage)
  .query(({ ctx, input }) => readAlerts(autocommit(ctx.deps.pool), input, ctx.visible));

const LIST: List = { name: "alerts", key: UUID_KEY };

type Item = AlertPage["items"][number];
/** A row of the query, with times as JSON writes them. */
type Row = Omit<Item, "deliveries" | "reason"> & {
  /** Null: the alert is not about an opening or closing. */
  readonly event: {
    readonly provider: Provider | null;
    readonly reason: string;
    readonly message: null;
    readonly organizationId: string | null;
  } | null;
  readonly deliveries: readonly (Omit<Item["deliveries"][number], "nextTryAt" | "finishedAt"> & {
    readonly nextTryAt: string | null;
    readonly finishedAt: string | null;
  })[];
};

async function readAlerts(tx: Tx, input: z.output<typeof asked>, visible: Visible): Promise<AlertPage> {
  const where = new Where().given(keyOf(LIST, input.cursor), (id) => `alert.id < ${id}::uuid`);
  const rows = await tx.query<Row>(
    `${SELECT} ${where.sql} ORDER BY alert.id DESC LIMIT ${where.param(input.limit + 1)}`,
    where.params,
  );
  return pageOf(
    LIST,
    rows.map((row) => told(row, visible)),
    input.limit,
  );
}

const timeOf = (text: string | null): Date | null => (text === null ? null : new Date(text));

const told = ({ event, ...row }: Row, visible: Visible): Item => ({
  ...row,
  reason: event && toldEvent(event, visible).reason,
  deliveries: row.deliveries.map((each) => ({
    ...each,
    nextTryAt: timeOf(each.nextTryAt),
    finishedAt: timeOf(each.finishedAt),
  })),
});

const SELECT = `
  SELECT alert.id, alert.kind, alert.created_at AS "createdAt", event.epoch, alert.asked_by AS "askedBy",
         coalesce((SELECT jsonb_agg(jsonb_build_object(
                            'channel', channel, 'status', status, 'tries', tries, 'sender', sender, 'lastError', last_error,
                            'nextTryAt', CASE WHEN status = 'PENDING' THEN next_try_at END, 'finishedAt', finished_at)
                          ORDER BY channel)
                   FROM alert_delivery WHERE alert_id = alert.id), '[]') AS deliveries,
         CASE WHEN event.id IS NOT NULL
              THEN jsonb_build_object('provider', event.provider, 'reason', event.reason, 'message', NULL,
                                      'organizationId', campaign.organization_id) END AS event
  FROM alert
  LEFT JOIN breaker_event AS event ON event.id = alert.event_id
  LEFT JOIN campaign ON campaign.id = event.campaign_id`;
