import { autocommit } from "@leadgen/db";
import { isOperator } from "../access/actor.ts";
import { within } from "../db/within.ts";
import { ApiError } from "../errors/api-error.ts";
import { databaseUnavailable } from "../errors/database-trouble.ts";
import { translate } from "../errors/translate.ts";
import { procedure } from "../procedure/procedure.ts";
import { failure, success } from "../rest/envelope.ts";
import { nothing } from "../schema/input.ts";
import { readStatus, unknownStatus } from "./read-status.ts";
import { type QueueStatus, queueStatus } from "./schema.ts";

/** Milliseconds. A client must learn soon that the state is unknown. Counting a million jobs takes less than a second. */
const PATIENCE_MS = 3_000;

/** Also answers without a database, with the state UNKNOWN. */
export const status = procedure({
  role: "user",
  scope: "read",
  rest: "GET /queue-management/status",
  area: "Queue",
  summary: "Whether work may run, and how much there is",
  description:
    "While the database is unreachable, the state is UNKNOWN and the answer is a 503: treat it as OPEN.",
  respond: async ({ ask, input }) => answer(queueStatus.parse(await ask(input))),
})
  .input(nothing)
  .output(queueStatus)
  .query(async ({ ctx, path }) => {
    const { pool } = ctx.deps;
    try {
      const visible = isOperator(ctx.actor) ? null : ctx.visible;
      const known = readStatus(autocommit(pool), visible);
      return await within(PATIENCE_MS, known, () => unknownStatus(databaseUnavailable("SILENT")));
    } catch (error) {
      const trouble = translate(error, { ...ctx, path });
      if (trouble.code === "UNAVAILABLE") return unknownStatus(trouble);
      throw trouble;
    }
  });

/** UNKNOWN is a 503, so that a script that checks only the HTTP status does not take it for CLOSED. */
function answer(known: QueueStatus): Response {
  if (known.circuitBreaker.state !== "UNKNOWN") return success(known);
  return failure(new ApiError("UNAVAILABLE", known.circuitBreaker.reason ?? "", known));
}
