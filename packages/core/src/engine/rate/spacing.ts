import type { RateLimit, RateWindow, TokenWindow } from "./rate-limit.ts";

/**
 * The longest time between handing out a turn and its start, on top of the caller's preparation time, in milliseconds. A
 * process that dies wastes no more turns than lie within it.
 */
export const TURN_AHEAD_MS = 150;

/** A call that is later than its turn by more than this is not sent, in milliseconds: it would come too close to the next calls. */
export const TURN_GRACE_MS = 20;

/** How much longer one call's way to the provider may take than another's, in milliseconds. */
const JITTER_MS = 20;

/** The share of a token window for which tokens that answers left unused stay available, so that uneven answers waste nothing. */
export const TOKEN_SLACK = 0.02;

/** The share of a token window by which one call may be larger than those before it. */
const TOKEN_UNEVENNESS = 0.03;

/** A window's length in seconds, with a margin for the delay between a turn and the wire. */
export const marginSeconds = ({ perSeconds }: { readonly perSeconds: number }): number =>
  perSeconds + (TURN_GRACE_MS + JITTER_MS) / 1000;

/** Seconds between two turns, from the shortest window, and the windows that this spacing alone does not keep. */
export function turnSpacing({ windows }: RateLimit): { spacing: number; longer: readonly RateWindow[] } {
  const shortest = windows.reduce((one, other) => (other.perSeconds < one.perSeconds ? other : one));
  const spacing = marginSeconds(shortest) / shortest.calls;
  const isLonger = (window: RateWindow) =>
    window !== shortest && spacing * window.calls < marginSeconds(window);
  return { spacing, longer: windows.filter(isLonger) };
}

/**
 * Seconds that the tokens of a call take. A window counts its last call in full, so the other calls have that much less
 * room. A call larger than the window gets a window of its own; the provider decides whether to refuse it.
 */
export function tokenSeconds(window: TokenWindow | undefined, count: number): number {
  if (window === undefined || count <= 0) return 0;
  const room = window.tokens * (1 - TOKEN_SLACK - TOKEN_UNEVENNESS) - count;
  return marginSeconds(window) * (room > count ? count / room : 1);
}
