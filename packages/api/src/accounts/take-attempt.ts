import { autocommit } from "@leadgen/db";
import type pg from "pg";
import type { AttemptLimit } from "../deps/api-deps.ts";
import { ApiError } from "../errors/api-error.ts";

export interface Attempt {
  /** What is counted, for example `login:account:ada@example.com`. In the order in which they are asked. */
  readonly buckets: readonly { readonly bucket: string; readonly limit: AttemptLimit }[];
  readonly message: string;
  /** How many this is (default 1). */
  readonly cost?: number;
}

/**
 * Takes one attempt from each bucket, or refuses before the second is touched if the first is used up. One statement a bucket,
 * committed by itself before anything is checked: concurrent callers of all processes queue on the bucket's row, so exactly
 * `attempts` get through however many come at once.
 * @throws ApiError TOO_MANY_REQUESTS with `retryAfterSeconds`, and `reason` without the time.
 */
export async function takeAttempt(pool: pg.Pool, attempt: Attempt): Promise<void> {
  for (const { bucket, limit } of attempt.buckets) {
    const tx = autocommit(pool);
    const cost = attempt.cost ?? 1;
    const [taken] = await tx.query<{ used: number }>(TAKE, [bucket, cost, limit.attempts, limit.seconds]);
    if (taken?.used === cost) await tx.query(SWEEP);
    if (taken !== undefined) continue;
    const [left] = await tx.query<{ seconds: number }>(LEFT, [bucket, limit.seconds]);
    const retryAfterSeconds = Math.max(1, left?.seconds ?? 1);
    throw new ApiError("TOO_MANY_REQUESTS", `${attempt.message} Try again in ${retryAfterSeconds} s.`, {
      retryAfterSeconds,
      reason: attempt.message,
    });
  }
}

/** Gives back the attempt of a success: only failures count. */
export async function giveBackAttempt(pool: pg.Pool, attempt: Attempt): Promise<void> {
  const buckets = attempt.buckets.map(({ bucket }) => bucket);
  await autocommit(pool).query(
    "UPDATE attempt_window SET used = greatest(0, used - $2::int) WHERE bucket = ANY($1)",
    [buckets, attempt.cost ?? 1],
  );
}

// No row comes back when the window is used up: then nothing is written either.
const TAKE = `
  INSERT INTO attempt_window AS it (bucket, started_at, used)
  SELECT $1, clock_timestamp(), $2::int WHERE $2::int <= $3::int
  ON CONFLICT (bucket) DO UPDATE SET
    started_at = CASE WHEN it.started_at + make_interval(secs => $4) <= clock_timestamp() THEN clock_timestamp() ELSE it.started_at END,
    used = CASE WHEN it.started_at + make_interval(secs => $4) <= clock_timestamp() THEN $2::int ELSE it.used + $2::int END
  WHERE it.used + $2::int <= $3::int OR it.started_at + make_interval(secs => $4) <= clock_timestamp()
  RETURNING used`;

const LEFT = `
  SELECT ceil(extract(epoch FROM started_at + make_interval(secs => $2) - clock_timestamp()))::int AS seconds
  FROM attempt_window WHERE bucket = $1`;

// Old rows are deleted whenever a window begins, so that the table does not grow.
const SWEEP = `
  WITH old AS MATERIALIZED (
    SELECT bucket FROM attempt_window WHERE started_at < now() - interval '1 day'
    ORDER BY started_at LIMIT 2 FOR UPDATE SKIP LOCKED)
  DELETE FROM attempt_window WHERE bucket IN (SELECT bucket FROM old)`;
