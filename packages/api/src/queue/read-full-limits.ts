import type { Tx } from "@leadgen/db";
import type { ApiDeps } from "../deps/api-deps.ts";

/**
 * The used-up limits by bucket, with the time of the next call: a window is full if the last calls it allows all lie within it.
 * Turns are stored for as long as the longest window needs them. The shortest window only spaces calls and causes no long wait.
 */
export async function readFullLimits(
  tx: Tx,
  rateLimits: ApiDeps["rateLimits"],
): Promise<ReadonlyMap<string, Date>> {
  const windows = Object.values(rateLimits).flatMap((limits) =>
    limits.flatMap(({ bucket, limit }) => limit.windows.map((window) => ({ bucket, ...window }))),
  );
  const rows = await tx.query<{ bucket: string; until: Date }>(FULL, [
    windows.map(({ bucket }) => bucket),
    windows.map(({ calls }) => calls),
    windows.map(({ perSeconds }) => perSeconds),
  ]);
  return new Map(rows.map(({ bucket, until }) => [bucket, until]));
}

/** Seconds: a shorter wait is the normal spacing of calls, not a used-up limit. */
const PACE = 5;

const FULL = `
  SELECT bucket, max(first.at + make_interval(secs => per_seconds)) AS until
  FROM unnest($1::text[], $2::int[], $3::float8[]) AS limits (bucket, calls, per_seconds), LATERAL (
    SELECT at FROM rate_slot WHERE rate_slot.bucket = limits.bucket ORDER BY slot DESC OFFSET calls - 1 LIMIT 1) AS first
  WHERE first.at + make_interval(secs => per_seconds) > now() + interval '${PACE} seconds'
  GROUP BY bucket`;
