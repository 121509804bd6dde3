import { autocommit, columns, type RowOf, type Tx } from "@leadgen/db";
import { notFound } from "../db/must-exist.ts";
import { procedure } from "../procedure/procedure.ts";
import { byId } from "../schema/input.ts";
import { SQL_PAUSE_CAUSE } from "./read-pause-cause.ts";
import { type JobStatusAnswer, jobStatusAnswer } from "./schema.ts";

export const status = procedure({
  role: "member",
  scope: "read",
  of: { id: "job" },
  rest: "GET /jobs/{id}/status",
  area: "Jobs",
  summary: "The status of one job, for scripts that wait",
})
  .input(byId)
  .output(jobStatusAnswer)
  .query(({ ctx, input }) => readStatus(autocommit(ctx.deps.pool), input.id));

const JOB = columns("job", [
  "id",
  "type",
  "status",
  "attempt",
  "pauseReason",
  "errorCode",
  "errorMessage",
  "finishedAt",
]);
type Row = RowOf<typeof JOB> & Pick<JobStatusAnswer, "calling" | "finishedSteps" | "pauseCause">;

/** One statement, so one snapshot. @throws ApiError NOT_FOUND. */
async function readStatus(tx: Tx, id: string): Promise<JobStatusAnswer> {
  const [job] = await tx.query<Row>(
    `SELECT ${JOB}, call_id IS NOT NULL AS calling, ${SQL_PAUSE_CAUSE} AS "pauseCause",
            ARRAY(SELECT step FROM job_step WHERE job_id = job.id ORDER BY job_step.finished_at, step) AS "finishedSteps"
     FROM job WHERE id = $1`,
    [id],
  );
  if (job === undefined) throw notFound("job", id);
  return job;
}
