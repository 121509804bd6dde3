import type { ApiSystem } from "@leadgen/testkit";

/** A call that has ended, unless its outcome is null; by default it succeeded and was to be paid for. */
export interface Call {
  readonly provider: string;
  readonly credits?: number;
  readonly costUsd?: number;
  readonly effect?: boolean;
  readonly outcome?: string | null;
  readonly step?: string;
}

interface Place {
  readonly campaignId: string;
  readonly jobId: string;
  readonly leadId: string | null;
}

/** Stores calls of a job. */
export async function recordCalls(
  w: ApiSystem,
  { campaignId, jobId, leadId }: Place,
  calls: readonly Call[],
) {
  for (const { provider, credits, costUsd, effect = true, outcome = "SUCCEEDED", step = "WRITE" } of calls)
    await w.db.query(
      `INSERT INTO provider_call (provider, endpoint, job_id, campaign_id, lead_id, step, effect, attempt, epoch, started_at, ended_at,
                                  outcome, failure_kind, credits, cost_usd)
       SELECT $1::provider, 'x', $2, $3, $4, $9, $5, 1, 0, now(), CASE WHEN $6::call_outcome IS NOT NULL THEN now() END,
              $6::call_outcome, CASE WHEN $6 = 'FAILED' THEN 'TIMEOUT'::failure_kind END, $7, $8`,
      [provider, jobId, campaignId, leadId, effect, outcome, credits ?? null, costUsd ?? null, step],
    );
}
