import { sqlJobTally } from "@leadgen/core/outreach";
import { autocommit, type Tx } from "@leadgen/db";
import type pg from "pg";

/** The jobs of the installation, as they were counted a little while ago. */
export interface JobTally {
  readonly jobs: readonly { readonly type: string; readonly status: string; readonly count: number }[];
  /** Since the oldest job that waits was made; null where none waits. */
  readonly oldestWaiting: { readonly PENDING: number | null; readonly PAUSED: number | null };
  /** Seconds. */
  readonly age: number;
}

/** Milliseconds for which a count is told again instead of counting. */
const GOOD_FOR_MS = 30_000;
/** Milliseconds that the first reader waits: afterwards there is always an older one to tell. */
const PATIENCE_MS = 2_000;

/**
 * Counts jobs for monitors: at most one count at a time, one in half a minute, and only while somebody asks. Nobody waits for it but
 * the first one. Undefined: not counted yet, or the database is away.
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

// By campaign an index has the live jobs in the order in which they were made, so the first that waits is found without reading the others.
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
