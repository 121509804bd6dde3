import { only, type Tx } from "./parts/tx.ts";

/** At most `calls` calls begin in any span of `perSeconds`, over all worker processes together. */
export interface RateLimit {
  readonly calls: number;
  readonly perSeconds: number;
}

/**
 * Books the next free place under a provider's rate limit and says how long to wait for it.
 * Exact under concurrency: callers queue on the bucket's row, and grant n may start no earlier than one
 * span after grant n - `calls`. Run it in a transaction of its own: the row is held until commit.
 *
 * @returns milliseconds to wait before the call may begin; 0 at once.
 */
export async function takeRateSlot(tx: Tx, bucket: string, limit: RateLimit): Promise<number> {
  const row = only(
    await tx.query<{ waitMs: number }>(TAKE, [
      `${bucket} ${limit.calls}/${limit.perSeconds}s`,
      limit.calls,
      limit.perSeconds,
    ]),
  );
  return Math.max(0, row.waitMs);
}

const TAKE = `
  WITH ticket AS (
    INSERT INTO rate_limit AS mine (bucket, issued) VALUES ($1, 1)
    ON CONFLICT (bucket) DO UPDATE SET issued = mine.issued + 1
    RETURNING bucket, issued),
  granted AS (
    INSERT INTO rate_slot AS mine (bucket, slot, at)
    SELECT bucket, (issued % $2::int)::int, clock_timestamp() FROM ticket
    ON CONFLICT (bucket, slot) DO UPDATE
      SET at = greatest(clock_timestamp(), mine.at + make_interval(secs => $3::float8))
    RETURNING at)
  SELECT ceil(extract(epoch FROM at - clock_timestamp()) * 1000)::int AS "waitMs" FROM granted`;
