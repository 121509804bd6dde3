import { autocommit, type Tx } from "@leadgen/db";
import { z } from "zod";
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
  summary: "The delivery log: every alert and what became of it on each channel, the latest first",
  example: { limit: 20 },
})
  .input(asked.prefault({}))
  .output(alertPage)
  .query(({ ctx, input }) => readAlerts(autocommit(ctx.deps.pool), input));

const LIST: List = { name: "alerts", key: UUID_KEY };

type Item = AlertPage["items"][number];
/** Times as JSON writes them. */
type Row = Omit<Item, "deliveries"> & {
  readonly deliveries: readonly (Omit<Item["deliveries"][number], "nextTryAt" | "finishedAt"> & {
    readonly nextTryAt: string | null;
    readonly finishedAt: string | null;
  })[];
};

async function readAlerts(tx: Tx, input: z.output<typeof asked>): Promise<AlertPage> {
  const where = new Where().given(keyOf(LIST, input.cursor), (id) => `alert.id < ${id}::uuid`);
  const rows = await tx.query<Row>(
    `${SELECT} ${where.sql} ORDER BY alert.id DESC LIMIT ${where.param(input.limit + 1)}`,
    where.params,
  );
  return pageOf(LIST, rows.map(withTimes), input.limit);
}

const timeOf = (text: string | null): Date | null => (text === null ? null : new Date(text));

const withTimes = (row: Row): Item => ({
  ...row,
  deliveries: row.deliveries.map((each) => ({
    ...each,
    nextTryAt: timeOf(each.nextTryAt),
    finishedAt: timeOf(each.finishedAt),
  })),
});

const SELECT = `
  SELECT alert.id, alert.kind, alert.created_at AS "createdAt", event.epoch, event.reason, alert.asked_by AS "askedBy",
         coalesce((SELECT jsonb_agg(jsonb_build_object(
                            'channel', channel, 'status', status, 'tries', tries, 'sender', sender, 'lastError', last_error,
                            'nextTryAt', CASE WHEN status = 'PENDING' THEN next_try_at END, 'finishedAt', finished_at)
                          ORDER BY channel)
                   FROM alert_delivery WHERE alert_id = alert.id), '[]') AS deliveries
  FROM alert LEFT JOIN breaker_event AS event ON event.id = alert.event_id`;
