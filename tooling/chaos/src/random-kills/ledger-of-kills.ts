import { comesTrue, rowsOf } from "../site/rows.ts";
import type { Site } from "../site/site.ts";

export interface LedgerOfKills {
  /** Jobs that are COMPLETED. */
  readonly completed: number;
  /** Calls whose end is not known. */
  readonly unknown: number;
  /** Paid or changing calls made again for a step that had one before. */
  readonly repeated: number;
  readonly violations: readonly string[];
}

/** Time within which the last tasks leave the queue, in milliseconds: a dead worker holds nothing for longer. */
const SETTLED_MS = 60_000;

/** Whether the ledger records what each kill cost, and no other cost. */
export async function judgeLedger(site: Site, killed: readonly string[]): Promise<LedgerOfKills> {
  const [ledger] = await rowsOf<Omit<LedgerOfKills, "violations">>(site, LEDGER);
  if (ledger === undefined) throw new Error("chaos-e7: no ledger");
  // A task leaves the queue after the commit that ends its job; one that a dead worker holds leaves with the sweep.
  await comesTrue(site, `SELECT NOT EXISTS (${STUCK})`, { patienceMs: SETTLED_MS });
  const violations = [
    ...(await saying("lost, or failed by the kills", site, { sql: NOT_COMPLETED })),
    ...(await saying("repeated without an UNKNOWN call that says why", site, { sql: REPEATED_FOR_NOTHING })),
    ...(await saying("UNKNOWN although its worker was not killed", site, { sql: UNKNOWN_ALIVE, killed })),
    ...(await saying("declared dead although it was not killed", site, { sql: DECLARED_DEAD_ALIVE, killed })),
    ...(await saying("still in the hands of graphile-worker", site, { sql: STUCK })),
  ];
  return { ...ledger, violations };
}

interface Question {
  /** Selects rows that must not exist, by kind and id. */
  readonly sql: string;
  readonly killed?: readonly string[];
}

async function saying(what: string, site: Site, { sql, killed }: Question): Promise<string[]> {
  const rows = await rowsOf<{ which: string }>(site, sql, killed === undefined ? [] : [killed]);
  return rows.map(({ which }) => `${which}: ${what}`);
}

// Look-ups are free, and are made where a repetition might be one too many; they do not count as repeated.
const LEDGER = `
  SELECT (SELECT count(*) FROM job WHERE status = 'COMPLETED' AND lead_id IS NOT NULL)::int AS completed,
         (SELECT count(*) FROM provider_call WHERE outcome = 'UNKNOWN')::int AS unknown,
         (SELECT coalesce(sum(calls - 1), 0)
          FROM (SELECT count(*) AS calls FROM provider_call WHERE effect GROUP BY job_id, step) AS steps)::int AS repeated`;

const NOT_COMPLETED = "SELECT 'job ' || id || ' ' || status AS which FROM job WHERE status <> 'COMPLETED'";

const REPEATED_FOR_NOTHING = `
  SELECT 'job ' || job_id || ' step ' || step AS which FROM provider_call WHERE effect
  GROUP BY job_id, step HAVING count(*) - 1 > count(*) FILTER (WHERE outcome = 'UNKNOWN')`;

const UNKNOWN_ALIVE = `
  SELECT 'call ' || call.id || ' of ' || worker.name AS which
  FROM provider_call AS call JOIN worker ON worker.id = call.worker_id
  WHERE call.outcome = 'UNKNOWN' AND worker.name <> ALL($1::text[])`;

const DECLARED_DEAD_ALIVE =
  "SELECT name AS which FROM worker WHERE stopped_at IS NOT NULL AND name <> ALL($1::text[])";

const STUCK = "SELECT 'task ' || id AS which FROM graphile_worker.jobs";
