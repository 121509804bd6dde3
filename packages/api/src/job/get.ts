import { columns, type RowOf, type Tx } from "@leadgen/db";
import { maySee, type Visible } from "../access/in-organization.ts";
import { withoutAddresses } from "../access/redact.ts";
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
  .query(({ ctx, input }) => snapshot(ctx.deps.pool, (tx) => readJob(tx, input.id, ctx.visible)));

/** Must run in a snapshot. @throws ApiError NOT_FOUND. */
async function readJob(tx: Tx, id: string, visible: Visible): Promise<Job> {
  const [row] = await tx.query<JobRow & Pick<Job, "worker" | "organizationId">>(JOB, [id]);
  if (row === undefined) throw notFound("job", id);
  const steps = await tx.query<RowOf<typeof STEP>>(STEPS, [id]);
  const job = { ...row, steps: steps.reverse(), calls: await readCallsOfJob(tx, id) };
  return maySee(visible, row.organizationId) ? job : forOperators(job);
}

/** Removes e-mail addresses from another organization's job (rule P2). */
const forOperators = (job: Job): Job => ({
  ...job,
  pauseReason: withoutAddresses(job.pauseReason),
  errorMessage: withoutAddresses(job.errorMessage),
  calls: job.calls.map((call) => ({ ...call, message: withoutAddresses(call.message) })),
});

const JOB = `
  SELECT ${JOB_COLUMNS}, campaign.organization_id AS "organizationId",
         (SELECT name FROM worker WHERE id = job.worker_id) AS worker
  FROM job JOIN campaign ON campaign.id = job.campaign_id WHERE job.id = $1`;

const STEP = columns("job_step", ["step", "attempt", "finishedAt"]);

const STEPS = `
  SELECT ${STEP} FROM job_step
  WHERE job_id = $1 ORDER BY finished_at DESC, step DESC LIMIT 200`;
