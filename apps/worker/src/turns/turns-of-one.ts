import type { RateLimit } from "@leadgen/core";
import { TURN_GRACE_MS, turnSpacing } from "@leadgen/core/outreach";

/** A machine that keeps a call waiting for longer does nothing else either, in milliseconds. */
const MOST_MS = 640;

/**
 * How many turns one call takes: several, if it was too late before. It may then be sent at any moment from the first of them to
 * the last, and comes nowhere closer to other calls than one of them would. Each time it has twice as long, so that on a machine
 * which wakes a process too late again and again calls are fewer, and do not stop.
 *
 * @param late times in a row
 */
export function turnsOfOne(limit: RateLimit, late: number): number {
  if (late === 0) return 1;
  const seconds = Math.min(MOST_MS, TURN_GRACE_MS * 2 ** late) / 1_000;
  return 1 + Math.ceil(seconds / turnSpacing(limit).spacing);
}
