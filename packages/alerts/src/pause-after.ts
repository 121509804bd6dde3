/** Milliseconds until the next try after so many that failed: doubled each time, up to the longest. */
export const pauseAfter = (
  tries: number,
  { firstMs, longestMs }: { readonly firstMs: number; readonly longestMs: number },
): number => Math.min(longestMs, firstMs * 2 ** Math.min(tries - 1, 20));
