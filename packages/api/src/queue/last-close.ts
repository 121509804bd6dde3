import type { Tx } from "@leadgen/db";
import { snapshot } from "../db/snapshot.ts";
import { procedure } from "../procedure/procedure.ts";
import { nothing } from "../schema/input.ts";
import { lastClose as answer, type LastClose } from "./schema.ts";

export const lastClose = procedure({
  role: "operator",
  scope: "read",
  rest: "GET /queue-management/circuit-breaker/last-close",
  area: "Queue",
  summary: "The closing that let work run: who, why, and the first success since",
  description: "null while it is OPEN, and if it never was.",
})
  .input(nothing)
  .output(answer.nullable())
  .query(({ ctx }) => snapshot(ctx.deps.pool, readLastClose));

/** Run it in a snapshot. */
async function readLastClose(tx: Tx): Promise<LastClose | null> {
  const [row] = await tx.query<Row>(LAST_CLOSE);
  if (row === undefined) return null;
  const { provider, step, at, ...closing } = row;
  return { ...closing, firstSuccess: at === null ? null : { provider, step, at } };
}

/** The first success is all null while there is none. */
type Row = Omit<LastClose, "firstSuccess"> &
  (NonNullable<LastClose["firstSuccess"]> | { provider: null; step: null; at: null });

// A call's id tells when it began, so what came before the closing is never read. A second is for clocks that differ.
const LAST_CLOSE = `
  SELECT event.epoch, event.at AS "closedAt", event.actor AS "closedBy", event.reason,
         event.jobs_changed AS "jobsResumed", call.provider, call.step, call.ended_at AS at
  FROM breaker
  JOIN breaker_event AS event ON event.kind = 'CLOSED' AND event.epoch = breaker.epoch
  LEFT JOIN LATERAL (
    SELECT provider, step, ended_at FROM provider_call
    WHERE id > uuidv7(event.at - clock_timestamp() - interval '1 second') AND started_at >= event.at
      AND purpose = 'PIPELINE' AND outcome = 'SUCCEEDED'
    ORDER BY id LIMIT 1) AS call ON true
  WHERE breaker.state = 'CLOSED'`;
