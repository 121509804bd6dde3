/** Milliseconds until the next attempt after so many failed ones: doubled each time, up to the longest pause. */
export const pauseAfter = (
  tries: number,
  { firstMs, longestMs }: { readonly firstMs: number; readonly longestMs: number },
): number => Math.min(longestMs, firstMs * 2 ** Math.min(tries - 1, 20));
