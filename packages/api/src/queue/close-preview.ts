import { type JobType, REVEAL_BATCH, type StepOf, stepsOf } from "@leadgen/core";
import type { Row, Tx } from "@leadgen/db";
import { type Ahead, estimateOf, jobsByNextProvider } from "../db/estimate.ts";
import { readMeanCosts } from "../db/mean-costs.ts";
import { snapshot } from "../db/snapshot.ts";
import { procedure } from "../procedure/procedure.ts";
import { nothing } from "../schema/input.ts";
import { OPENINGS_IN_A_ROW } from "./openings-in-a-row.ts";
import { closePreview as answer, type ClosePreview } from "./schema.ts";

export const closePreview = procedure({
  role: "operator",
  scope: "read",
  rest: "GET /queue-management/circuit-breaker/close-preview",
  area: "Queue",
  summary: "What closing would start: jobs, calls, credits",
  description: "null while it is CLOSED.",
})
  .input(nothing)
  .output(answer.nullable())
  .query(({ ctx }) => snapshot(ctx.deps.pool, readPreview));

/** Null while the breaker is CLOSED. Must run in a snapshot. */
async function readPreview(tx: Tx): Promise<ClosePreview | null> {
  const [breaker] = await tx.query<Pick<Row<"breaker">, "epoch">>(
    "SELECT epoch FROM breaker WHERE state = 'OPEN'",
  );
  if (breaker === undefined) return null;
  const [totals] = await tx.query<Totals>(TOTALS);
  if (totals === undefined) throw new Error("api-e3: totals without a row");
  const fetching = await tx.query<Fetching>(FETCHING, [REVEAL_BATCH]);
  const [revealing = { jobs: 0, leads: 0 }] = await tx.query<Revealing>(REVEALING);
  const groups = ahead({ fetching, revealing, ofLeads: await tx.query<OfLeads>(OF_LEADS) });
  return {
    epoch: breaker.epoch,
    ...totals,
    byCampaign: await tx.query(BY_CAMPAIGN),
    byNextProvider: jobsByNextProvider(groups),
    suspect: (await tx.query<NonNullable<ClosePreview["suspect"]>>(SUSPECT))[0] ?? null,
    leadsToFetch: fetching.reduce((all, row) => all + row.leads, revealing.leads),
    estimate: estimateOf(groups, await readMeanCosts(tx)),
  };
}

type Totals = Pick<ClosePreview, "jobsToResume" | "oldestPausedAt" | "oldestWaitSeconds">;
/** FETCH_LEADS jobs that continue with the same step, and the leads that their campaigns still lack. */
type Fetching = { next: StepOf<"FETCH_LEADS">; jobs: number; leads: number; reveals: number };
/** REVEAL_LEADS jobs and the people that they have not revealed yet. */
type Revealing = { jobs: number; leads: number };
/** Other jobs with the same finished steps. */
type OfLeads = { type: Exclude<JobType, "FETCH_LEADS" | "REVEAL_LEADS">; done: string[]; jobs: number };

interface Paused {
  readonly fetching: readonly Fetching[];
  readonly revealing: Revealing;
  readonly ofLeads: readonly OfLeads[];
}

const ahead = ({ fetching, revealing, ofLeads }: Paused): Ahead[] => [
  ...ofLeads.map(({ type, done, jobs }) => ({
    steps: stepsOf(type).filter((step) => !done.includes(step)),
    jobs,
    leads: jobs,
    batches: 0,
  })),
  { steps: stepsOf("REVEAL_LEADS"), ...revealing, batches: revealing.jobs },
  // Jobs that they create will reveal the people that they find.
  ...fetching.map(({ next, jobs, leads, reveals }) => {
    const steps = stepsOf("FETCH_LEADS");
    const left = [...steps.slice(steps.indexOf(next)), ...stepsOf("REVEAL_LEADS")];
    return { steps: left, jobs, leads, batches: reveals };
  }),
];

const PAUSED = "job.finished_at IS NULL AND job.status = 'PAUSED'";

const TOTALS = `
  SELECT count(*)::int AS "jobsToResume", min(paused_at) AS "oldestPausedAt",
         floor(extract(epoch FROM now() - min(paused_at)))::int AS "oldestWaitSeconds"
  FROM job WHERE ${PAUSED}`;

const SUSPECT = `
  SELECT * FROM (
    SELECT job.id AS "jobId", job.campaign_id AS "campaignId", ${OPENINGS_IN_A_ROW} AS "openingsInARow"
    FROM breaker JOIN job ON job.id = breaker.job_id
    WHERE ${PAUSED}) AS job
  WHERE "openingsInARow" > 1`;

// Counted before campaigns are joined: just after an opening, PostgreSQL's statistics say that nothing is PAUSED, and it plans for a
// handful of rows (300,000 jobs: 0.1 s instead of 2.0).
const BY_CAMPAIGN = `
  SELECT campaign.id AS "campaignId", campaign.name, paused.jobs
  FROM (SELECT job.campaign_id, count(*)::int AS jobs FROM job WHERE ${PAUSED}
        GROUP BY job.campaign_id ORDER BY jobs DESC, job.campaign_id LIMIT 200) AS paused
  JOIN campaign ON campaign.id = paused.campaign_id
  ORDER BY paused.jobs DESC, campaign.id`;

const FIRST = "OPT_OUTS" satisfies StepOf<"FETCH_LEADS">;
/** The first step if the campaign already exists at Instantly. */
const AT_INSTANTLY = "SEARCH" satisfies StepOf<"FETCH_LEADS">;

const FETCHING = `
  WITH fetching AS (
    SELECT campaign.id, campaign.lead_limit,
           CASE WHEN instantly_campaign_id IS NULL THEN '${FIRST}' ELSE '${AT_INSTANTLY}' END AS next
    FROM job JOIN campaign ON campaign.id = job.campaign_id
    WHERE ${PAUSED} AND job.type = 'FETCH_LEADS'),
  found AS (
    SELECT campaign_id, count(*) AS people FROM lead
    WHERE campaign_id = ANY(ARRAY(SELECT id FROM fetching))
    GROUP BY campaign_id),
  rest AS (
    SELECT next, greatest(0, lead_limit - coalesce(people, 0)) AS leads
    FROM fetching LEFT JOIN found ON found.campaign_id = fetching.id)
  SELECT next, count(*)::int AS jobs, sum(leads)::int AS leads, sum(ceil(leads::numeric / $1))::int AS reveals
  FROM rest GROUP BY next`;

const REVEALING = `
  SELECT count(*)::int AS jobs, coalesce(sum(people), 0)::int AS leads
  FROM (SELECT (SELECT count(*) FROM lead WHERE lead.reveal_job_id = job.id AND lead.status = 'FOUND') AS people
        FROM job WHERE ${PAUSED} AND job.type = 'REVEAL_LEADS') AS paused
  WHERE people > 0`;

// Grouped by finished steps: that gives a handful of rows, and the pipeline stays in core's table (100,000 jobs: 0.3 s).
const OF_LEADS = `
  SELECT type, done, count(*)::int AS jobs
  FROM (SELECT type, ARRAY(SELECT step FROM job_step WHERE job_id = job.id ORDER BY step) AS done
        FROM job WHERE ${PAUSED} AND job.type NOT IN ('FETCH_LEADS', 'REVEAL_LEADS')) AS paused
  GROUP BY type, done`;
