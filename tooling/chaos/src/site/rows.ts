import { setTimeout as pause } from "node:timers/promises";
import type { Site } from "./site.ts";

/** How often the rows are read, in milliseconds: seldom enough to leave the cores to the system. */
const LOOK_MS = 25;

/** Long enough for a busy machine, in milliseconds; a wait that takes this long has failed. */
const PATIENCE_MS = 120_000;

export const ALL_OVER = "SELECT count(*) > 0 AND bool_and(finished_at IS NOT NULL) FROM campaign";
export const IS_OPEN = "SELECT state = 'OPEN' FROM breaker";
/** Paid or changing calls are under way. */
export const BUSY = "SELECT count(*) > 0 FROM provider_call WHERE outcome IS NULL AND effect";

export async function rowsOf<Row>(
  { pool }: Pick<Site, "pool">,
  sql: string,
  params: readonly unknown[] = [],
): Promise<Row[]> {
  return (await pool.query(sql, [...params])).rows as Row[];
}

export interface Wait {
  readonly params?: readonly unknown[];
  readonly patienceMs?: number;
}

/**
 * Waits until the first column of the first row is true: the signal is the row itself.
 *
 * @throws Error when it takes too long; the reason of an interruption.
 */
export async function until(
  site: Pick<Site, "pool" | "order">,
  sql: string,
  { params = [], patienceMs = PATIENCE_MS }: Wait = {},
): Promise<void> {
  if (await comesTrue(site, sql, { params, patienceMs })) return;
  throw new Error(`Never came true within ${patienceMs} ms: ${sql}`);
}

/**
 * The same, for conditions whose failure the caller judges.
 *
 * @throws the reason of an interruption.
 */
export async function comesTrue(
  site: Pick<Site, "pool" | "order">,
  sql: string,
  { params = [], patienceMs = PATIENCE_MS }: Wait = {},
): Promise<boolean> {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    site.order.signal.throwIfAborted();
    const [row] = await rowsOf<object>(site, sql, params);
    if (row !== undefined && Object.values(row)[0] === true) return true;
    if (performance.now() > deadline) return false;
    await pause(LOOK_MS);
  }
}
