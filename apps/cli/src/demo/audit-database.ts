import { PROVIDERS, type Provider } from "@leadgen/core";
import { checkInvariants, type InvariantResult } from "@leadgen/core/outreach";
import { createPool, transaction } from "@leadgen/db";

/** Facts from the database, in one snapshot. */
export interface DatabaseAudit {
  /** I1 to I9. */
  readonly invariants: readonly InvariantResult[];
  readonly jobs: { readonly created: number; readonly ended: number };
  /** Recorded calls of the pipeline, and of persons. */
  readonly pipelineCalls: Readonly<Record<Provider, number>>;
  readonly ownCalls: Readonly<Record<Provider, number>>;
  /** Steps whose paid or changing call is recorded as successful more than once. */
  readonly callsRepeated: number;
}

export async function auditDatabase(databaseUrl: string): Promise<DatabaseAudit> {
  const pool = createPool(databaseUrl, { max: 1, applicationName: "leadgen-audit" });
  try {
    return await transaction(pool, async (tx) => {
      await tx.query("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
      const [jobs] = await tx.query<DatabaseAudit["jobs"]>(JOBS);
      const [repeated] = await tx.query<{ count: number }>(REPEATED);
      const calls = await tx.query<CallCount>(CALLS);
      return {
        invariants: await checkInvariants(tx),
        jobs: jobs ?? { created: 0, ended: 0 },
        pipelineCalls: byProvider(calls, "pipeline"),
        ownCalls: byProvider(calls, "own"),
        callsRepeated: repeated?.count ?? 0,
      };
    });
  } finally {
    await pool.end();
  }
}

interface CallCount {
  readonly provider: Provider;
  readonly by: "pipeline" | "own";
  readonly calls: number;
}

function byProvider(counts: readonly CallCount[], by: CallCount["by"]): Record<Provider, number> {
  const entries = PROVIDERS.map((provider) => {
    const found = counts.find((count) => count.provider === provider && count.by === by);
    return [provider, found?.calls ?? 0];
  });
  return Object.fromEntries(entries) as Record<Provider, number>;
}

const JOBS = `
  SELECT count(*)::int AS created,
         count(*) FILTER (WHERE status IN ('COMPLETED', 'FAILED', 'CANCELLED'))::int AS ended
  FROM job`;

const REPEATED = `
  SELECT count(*)::int AS count
  FROM (SELECT 1 FROM provider_call
        WHERE effect AND outcome = 'SUCCEEDED' AND purpose = 'PIPELINE'
        GROUP BY job_id, step HAVING count(*) > 1) AS repeated`;

const CALLS = `
  SELECT provider, CASE purpose WHEN 'PIPELINE' THEN 'pipeline' ELSE 'own' END AS by, count(*)::int AS calls
  FROM provider_call GROUP BY 1, 2`;
