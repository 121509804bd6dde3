import type { RateLimit, RateWindow, TokenWindow } from "./rate-limit.ts";

/**
 * A turn is handed out so long before it at most, beside what the caller needs to be ready for it, in milliseconds: all that
 * a death wastes.
 */
export const TURN_AHEAD_MS = 150;

/** A call that is so far behind its turn is not sent, in milliseconds: it would come too close to those after it. */
export const TURN_GRACE_MS = 20;

/** One call's way to the provider may take so much longer than another's, in milliseconds. */
const JITTER_MS = 20;

/** Of a window of tokens: for so long what answers leave unused is kept, so that uneven answers waste nothing. */
export const TOKEN_SLACK = 0.02;

/** Of a window of tokens: how much larger one call may be than those before it. */
const TOKEN_UNEVENNESS = 0.03;

/** A window's length in seconds, with a margin for what lies between a turn and the wire. */
export const marginSeconds = ({ perSeconds }: { readonly perSeconds: number }): number =>
  perSeconds + (TURN_GRACE_MS + JITTER_MS) / 1000;

/** Seconds between two turns, by the shortest window, and the windows that this alone does not keep. */
export function turnSpacing({ windows }: RateLimit): { spacing: number; longer: readonly RateWindow[] } {
  const shortest = windows.reduce((one, other) => (other.perSeconds < one.perSeconds ? other : one));
  const spacing = marginSeconds(shortest) / shortest.calls;
  const isLonger = (window: RateWindow) =>
    window !== shortest && spacing * window.calls < marginSeconds(window);
  return { spacing, longer: windows.filter(isLonger) };
}

/**
 * Seconds that the tokens of a call take. A window holds what starts in it, its last call whole: so much less is left for
 * the others. A call that is larger than the window has one to itself; to refuse it is for the provider.
 */
export function tokenSeconds(window: TokenWindow | undefined, count: number): number {
  if (window === undefined || count <= 0) return 0;
  const room = window.tokens * (1 - TOKEN_SLACK - TOKEN_UNEVENNESS) - count;
  return marginSeconds(window) * (room > count ? count / room : 1);
}
