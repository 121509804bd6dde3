import { TURN_GRACE_MS } from "@leadgen/core/outreach";

/** Longest delay that is allowed for, in milliseconds. A machine that delays a call for longer is unusable anyway. */
const MOST_MS = 640;

/**
 * How many milliseconds after its turn a call may be sent if it was too late before; it still keeps the full distance to
 * other calls. It doubles with each miss, so that on a machine that keeps waking the process too late, calls become rarer but
 * do not stop.
 *
 * @param late how often in a row the call was too late
 */
export const leewayAfter = (late: number): number =>
  late === 0 ? 0 : Math.min(MOST_MS, TURN_GRACE_MS * 2 ** late);
