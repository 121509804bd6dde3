import { columns, type RowOf, type Tx } from "@leadgen/db";
import { notFound } from "../db/must-exist.ts";
import { snapshot } from "../db/snapshot.ts";
import { procedure } from "../procedure/procedure.ts";
import { byId } from "../schema/input.ts";
import { readCallsOfJob } from "./read-calls.ts";
import { JOB_COLUMNS, type JobRow } from "./read-jobs.ts";
import { type Job, job } from "./schema.ts";

export const get = procedure({
  role: "member",
  scope: "read",
  of: { id: "job" },
  causeToo: true,
  rest: "GET /jobs/{id}",
  area: "Jobs",
  summary: "One job with its finished steps and its calls",
})
  .input(byId)
  .output(job)
  .query(({ ctx, input }) => snapshot(ctx.deps.pool, (tx) => readJob(tx, input.id)));

/** Run it in a snapshot. @throws ApiError NOT_FOUND. */
async function readJob(tx: Tx, id: string): Promise<Job> {
  const [found] = await tx.query<JobRow>(
    `SELECT ${JOB_COLUMNS} FROM job JOIN campaign ON campaign.id = job.campaign_id WHERE job.id = $1`,
    [id],
  );
  if (found === undefined) throw notFound("job", id);
  const steps = await tx.query<RowOf<typeof STEP>>(STEPS, [id]);
  return { ...found, steps: steps.reverse(), calls: await readCallsOfJob(tx, id) };
}

const STEP = columns("job_step", ["step", "attempt", "finishedAt"]);

const STEPS = `
  SELECT ${STEP} FROM job_step
  WHERE job_id = $1 ORDER BY finished_at DESC, step DESC LIMIT 200`;
