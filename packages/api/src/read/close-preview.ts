import { ENRICH_STEPS, PROVIDERS, type Provider, TASK_TABLE } from "@leadgen/core";
import type { Tx } from "@leadgen/db";

/** What closing would set going, to be read before it. */
export interface ClosePreview {
  /** Pass it to `queue.close`: if the breaker opens again meanwhile, that closing is refused. */
  readonly epoch: number;
  readonly jobsToResume: number;
  readonly byCampaign: { readonly campaignId: string; readonly name: string; readonly jobs: number }[];
  /** By the provider that a job calls first; null: no call is left, it only has to end. */
  readonly byNextProvider: { readonly provider: Provider | null; readonly jobs: number }[];
  readonly oldestPausedAt: Date | null;
  readonly oldestWaitSeconds: number | null;
  /** People that fetching jobs may still reveal. Each makes a job that is not counted in `estimate`. */
  readonly leadsToFetch: number;
  /** What the paused jobs themselves will ask of each provider, at most: a bad address ends a job early. */
  readonly estimate: { readonly provider: Provider; readonly calls: number; readonly credits: number }[];
}

/** Null while the breaker is CLOSED. Run it in a snapshot. */
export async function closePreview(tx: Tx): Promise<ClosePreview | null> {
  const [breaker] = await tx.query<{ epoch: number }>("SELECT epoch FROM breaker WHERE state = 'OPEN'");
  if (breaker === undefined) return null;
  const [totals] = await tx.query<Totals>(TOTALS);
  if (totals === undefined) throw new Error("api-e3: totals without a row");
  const fetching = await tx.query<Fetching>(FETCHING, [REVEAL_BATCH]);
  const enriching = await tx.query<Enriching>(ENRICHING);
  return {
    epoch: breaker.epoch,
    ...totals,
    byCampaign: await tx.query(BY_CAMPAIGN),
    byNextProvider: nextProviders(fetching, enriching),
    leadsToFetch: fetching.reduce((sum, row) => sum + row.leads, 0),
    estimate: estimateOf(fetching, enriching),
  };
}

type Totals = Pick<ClosePreview, "jobsToResume" | "oldestPausedAt" | "oldestWaitSeconds">;
/** FETCH_LEADS jobs that go on with the same provider. */
type Fetching = { next: Provider; jobs: number; leads: number; reveals: number };
/** ENRICH_LEAD jobs that have to call this provider, and those of them that call it first. */
type Enriching = { provider: Provider | null; jobs: number; first: number };

/** People in one paid `bulk_match` call. */
const REVEAL_BATCH = 10;

function nextProviders(fetching: Fetching[], enriching: Enriching[]): ClosePreview["byNextProvider"] {
  const jobsOf = (provider: Provider | null): number =>
    fetching.filter((row) => row.next === provider).reduce((sum, row) => sum + row.jobs, 0) +
    enriching.filter((row) => row.provider === provider).reduce((sum, row) => sum + row.first, 0);
  return [...PROVIDERS, null]
    .map((provider) => ({ provider, jobs: jobsOf(provider) }))
    .filter((row) => row.jobs > 0);
}

function estimateOf(fetching: Fetching[], enriching: Enriching[]): ClosePreview["estimate"] {
  const estimate = PROVIDERS.map((provider) => {
    const calls = enriching
      .filter((row) => row.provider === provider)
      .reduce((sum, row) => sum + row.jobs, 0);
    // One credit an address checked; Perplexity and OpenAI charge money, Instantly nothing a call.
    return { provider, calls, credits: provider === "MILLIONVERIFIER" ? calls : 0 };
  });
  for (const row of fetching) {
    for (const line of estimate) {
      // A free search each, then the reveals: one credit a person found.
      if (line.provider === "APOLLO") {
        line.calls += row.jobs + row.reveals;
        line.credits += row.leads;
      }
      if (line.provider === "INSTANTLY" && row.next === "INSTANTLY") line.calls += row.jobs;
    }
  }
  return estimate.filter((line) => line.calls > 0);
}

const PAUSED = "job.finished_at IS NULL AND job.status = 'PAUSED'";

const TOTALS = `
  SELECT count(*)::int AS "jobsToResume", min(paused_at) AS "oldestPausedAt",
         floor(extract(epoch FROM now() - min(paused_at)))::int AS "oldestWaitSeconds"
  FROM job WHERE ${PAUSED}`;

const BY_CAMPAIGN = `
  SELECT campaign.id AS "campaignId", campaign.name, count(*)::int AS jobs
  FROM job JOIN campaign ON campaign.id = job.campaign_id
  WHERE ${PAUSED}
  GROUP BY campaign.id ORDER BY jobs DESC, campaign.id LIMIT 200`;

const FETCHING = `
  WITH rest AS (
    SELECT CASE WHEN instantly_campaign_id IS NULL THEN 'INSTANTLY' ELSE 'APOLLO' END AS next,
           greatest(0, lead_limit - (SELECT count(*) FROM lead
                                     WHERE lead.campaign_id = campaign.id AND lead.status <> 'FOUND'))::int AS leads
    FROM job JOIN campaign ON campaign.id = job.campaign_id
    WHERE ${PAUSED} AND job.type = 'FETCH_LEADS')
  SELECT next, count(*)::int AS jobs, coalesce(sum(leads), 0)::int AS leads,
         coalesce(sum(ceil(leads::numeric / $1)), 0)::int AS reveals
  FROM rest GROUP BY next`;

/** The steps of ENRICH_LEAD and the provider of each, as core lists both in order. */
const PLAN = ENRICH_STEPS.map(
  (step, place) => `('${step}', '${TASK_TABLE.ENRICH_LEAD.providers[place]}'::provider, ${place})`,
).join(", ");

const ENRICHING = `
  WITH todo AS (
    SELECT job.id, plan.provider, plan.place, min(plan.place) OVER (PARTITION BY job.id) AS first
    FROM job
    LEFT JOIN (VALUES ${PLAN}) AS plan (step, provider, place)
      ON NOT EXISTS (SELECT 1 FROM job_step WHERE job_step.job_id = job.id AND job_step.step = plan.step)
    WHERE ${PAUSED} AND job.type = 'ENRICH_LEAD')
  SELECT provider, count(*)::int AS jobs, count(*) FILTER (WHERE place IS NOT DISTINCT FROM first)::int AS first
  FROM todo GROUP BY provider`;
