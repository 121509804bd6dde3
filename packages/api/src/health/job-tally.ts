import { sqlJobTally } from "@leadgen/core/outreach";
import { autocommit, type Tx } from "@leadgen/db";
import type pg from "pg";

/** The installation's jobs, as of the last count. */
export interface JobTally {
  readonly jobs: readonly { readonly type: string; readonly status: string; readonly count: number }[];
  /** Age of the oldest waiting job in seconds; null if none waits. */
  readonly oldestWaiting: { readonly PENDING: number | null; readonly PAUSED: number | null };
  /** Age of the count in seconds. */
  readonly age: number;
}

/** Milliseconds for which a count is reused. */
const GOOD_FOR_MS = 30_000;
/** Milliseconds that the first reader waits; later readers get the previous count. */
const PATIENCE_MS = 2_000;

/**
 * Counts jobs for monitors: one count at a time, at most one per half minute, and only when it is asked for. Only the first
 * reader waits for it. Undefined: not counted yet, or the database is unreachable.
 */
export function createJobTally(pool: pg.Pool, goodForMs = GOOD_FOR_MS): () => Promise<JobTally | undefined> {
  let last: (Omit<JobTally, "age"> & { readonly at: number }) | undefined;
  let counting: Promise<void> | undefined;
  const count = async () => {
    try {
      last = { ...(await readTally(autocommit(pool))), at: performance.now() };
    } catch {
      last = undefined;
    } finally {
      counting = undefined;
    }
  };
  return async () => {
    if (last === undefined || performance.now() - last.at >= goodForMs) counting ??= count();
    if (last === undefined) await Promise.race([counting, patience()]);
    if (last === undefined) return undefined;
    const { at, ...told } = last;
    return { ...told, age: (performance.now() - at) / 1_000 };
  };
}

const patience = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, PATIENCE_MS).unref();
  });

async function readTally(tx: Tx): Promise<Pick<JobTally, "jobs" | "oldestWaiting">> {
  const [row] = await tx.query<Pick<JobTally, "jobs" | "oldestWaiting">>(TALLY);
  if (row === undefined) throw new Error("api-e26: a count without a row");
  return row;
}

// An index has each campaign's live jobs in the order of creation, so the oldest waiting one is found without reading the others.
const oldest = (status: "PENDING" | "PAUSED") => `
  (SELECT extract(epoch FROM now() - min(waiting.created_at))::float8
   FROM campaign CROSS JOIN LATERAL (
     SELECT created_at FROM job
     WHERE job.campaign_id = campaign.id AND job.finished_at IS NULL AND job.status = '${status}'
     ORDER BY created_at LIMIT 1) AS waiting)`;

const TALLY = `
  SELECT (SELECT coalesce(jsonb_agg(jsonb_build_object('type', type, 'status', status, 'count', n)), '[]')
          FROM (SELECT type, status, sum(n)::bigint AS n FROM (${sqlJobTally("campaign")}) AS each GROUP BY type, status) AS tally) AS jobs,
         jsonb_build_object('PENDING', ${oldest("PENDING")}, 'PAUSED', ${oldest("PAUSED")}) AS "oldestWaiting"`;
