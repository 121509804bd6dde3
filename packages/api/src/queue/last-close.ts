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
  summary: "The latest closing: by whom, why, and the first success since then",
  description: "null while the breaker is OPEN, and if it was never opened.",
})
  .input(nothing)
  .output(answer.nullable())
  .query(({ ctx }) => snapshot(ctx.deps.pool, readLastClose));

/** Must run in a snapshot. */
async function readLastClose(tx: Tx): Promise<LastClose | null> {
  const [row] = await tx.query<Row>(LAST_CLOSE);
  if (row === undefined) return null;
  const { provider, step, at, ...closing } = row;
  return { ...closing, firstSuccess: at === null ? null : { provider, step, at } };
}

/** The columns of the first success are null if there is none. */
type Row = Omit<LastClose, "firstSuccess"> &
  (NonNullable<LastClose["firstSuccess"]> | { provider: null; step: null; at: null });

// A call's id contains its start, so calls before the closing are never read. One second allows for clock skew.
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
