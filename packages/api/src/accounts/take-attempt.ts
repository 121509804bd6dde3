import { autocommit } from "@leadgen/db";
import type pg from "pg";
import type { AttemptLimit } from "../deps/api-deps.ts";
import { ApiError } from "../errors/api-error.ts";

export interface Attempt {
  /** The counters, for example `login:account:ada@example.com`, in the order in which they are checked. */
  readonly buckets: readonly { readonly bucket: string; readonly limit: AttemptLimit }[];
  readonly message: string;
  /** How many attempts this call counts as (default 1). */
  readonly cost?: number;
}

/**
 * Takes one attempt from each bucket, in order; the first used-up bucket refuses and the later ones stay untouched. It is one
 * statement, committed before anything is checked: concurrent callers of all processes queue on the buckets' rows, so exactly
 * `attempts` get through. One statement per bucket was tried: it made half of all commits of people who look at pages.
 * @throws ApiError TOO_MANY_REQUESTS with `retryAfterSeconds`, and `reason` without the time.
 */
export async function takeAttempt(pool: pg.Pool, attempt: Attempt): Promise<void> {
  const { buckets, message, cost = 1 } = attempt;
  const tx = autocommit(pool);
  const limits = buckets.flatMap(({ bucket, limit }) => [bucket, limit.attempts, limit.seconds]);
  const [taken] = await tx.query<{ used: (number | null)[] }>(sqlTake(buckets.length), [cost, ...limits]);
  const used = taken?.used ?? [];
  if (used.includes(cost)) await tx.query(SWEEP);
  const refused = buckets[used.indexOf(null)];
  if (refused === undefined) return;
  const [left] = await tx.query<{ seconds: number }>(LEFT, [refused.bucket, refused.limit.seconds]);
  const retryAfterSeconds = Math.max(1, left?.seconds ?? 1);
  throw new ApiError("TOO_MANY_REQUESTS", `${message} Try again in ${retryAfterSeconds} s.`, {
    retryAfterSeconds,
    reason: message,
  });
}

/** Gives back the attempt of a success: only failures count. */
export async function giveBackAttempt(pool: pg.Pool, attempt: Attempt): Promise<void> {
  const buckets = attempt.buckets.map(({ bucket }) => bucket);
  await autocommit(pool).query(
    "UPDATE attempt_window SET used = greatest(0, used - $2::int) WHERE bucket = ANY($1)",
    [buckets, attempt.cost ?? 1],
  );
}

/**
 * The used attempts per bucket; null, and nothing written, from the first used-up bucket on. $1 is the cost; each bucket adds three
 * parameters: name, attempts and seconds.
 */
function sqlTake(buckets: number): string {
  const all = Array.from({ length: buckets }, (_, n) => n);
  const take = (n: number) => {
    const [bucket, attempts, over] = [`$${3 * n + 2}::text`, `$${3 * n + 3}::int`, sqlOver(`$${3 * n + 4}`)];
    const before = n === 0 ? "" : ` AND EXISTS (SELECT FROM taken${n - 1})`;
    return `taken${n} AS (
      INSERT INTO attempt_window AS it (bucket, started_at, used)
      SELECT ${bucket}, clock_timestamp(), $1::int WHERE $1::int <= ${attempts}${before}
      ON CONFLICT (bucket) DO UPDATE SET
        started_at = CASE WHEN ${over} THEN clock_timestamp() ELSE it.started_at END,
        used = CASE WHEN ${over} THEN $1::int ELSE it.used + $1::int END
      WHERE it.used + $1::int <= ${attempts} OR ${over}
      RETURNING used)`;
  };
  return `WITH ${all.map(take).join(", ")} SELECT ARRAY[${all.map((n) => `(SELECT used FROM taken${n})`).join(", ")}] AS used`;
}

const sqlOver = (seconds: string): string =>
  `it.started_at + make_interval(secs => ${seconds}) <= clock_timestamp()`;

const LEFT = `
  SELECT ceil(extract(epoch FROM started_at + make_interval(secs => $2) - clock_timestamp()))::int AS seconds
  FROM attempt_window WHERE bucket = $1`;

// Old rows are deleted when a window begins, so that the table does not grow.
const SWEEP = `
  WITH old AS MATERIALIZED (
    SELECT bucket FROM attempt_window WHERE started_at < now() - interval '1 day'
    ORDER BY started_at LIMIT 2 FOR UPDATE SKIP LOCKED)
  DELETE FROM attempt_window WHERE bucket IN (SELECT bucket FROM old)`;
