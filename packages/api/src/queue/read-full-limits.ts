import type { Tx } from "@leadgen/db";
import type { ApiDeps } from "../deps/api-deps.ts";

/**
 * The limits that are used up, by what they count, and when each lets the next call begin: a window is full if its calls all lie in
 * it. Turns are kept for as long as a longer window needs them; the shortest only spaces them, and is never what one waits long for.
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

/** Seconds: a wait that is shorter is the pace of the calls, not a limit that is used up. */
const PACE = 5;

const FULL = `
  SELECT bucket, max(first.at + make_interval(secs => per_seconds)) AS until
  FROM unnest($1::text[], $2::int[], $3::float8[]) AS limits (bucket, calls, per_seconds), LATERAL (
    SELECT at FROM rate_slot WHERE rate_slot.bucket = limits.bucket ORDER BY slot DESC OFFSET calls - 1 LIMIT 1) AS first
  WHERE first.at + make_interval(secs => per_seconds) > now() + interval '${PACE} seconds'
  GROUP BY bucket`;
