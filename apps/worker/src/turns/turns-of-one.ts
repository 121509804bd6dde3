import type { RateLimit } from "@leadgen/core";
import { TURN_GRACE_MS, turnSpacing } from "@leadgen/core/outreach";

/** Longest delay that is allowed for, in milliseconds. A machine that delays a call for longer is unusable anyway. */
const MOST_MS = 640;

/**
 * How many turns one call takes: several, if it was too late before. It may then be sent at any moment between the first and
 * the last of them, and still keeps the full distance to other calls. The span doubles with each miss, so that on a machine
 * that keeps waking the process too late, calls become rarer but do not stop.
 *
 * @param late how often in a row the call was too late
 */
export function turnsOfOne(limit: RateLimit, late: number): number {
  if (late === 0) return 1;
  const seconds = Math.min(MOST_MS, TURN_GRACE_MS * 2 ** late) / 1_000;
  return 1 + Math.ceil(seconds / turnSpacing(limit).spacing);
}
