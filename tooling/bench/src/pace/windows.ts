/** The largest number of moments in any span of `ms` milliseconds, wherever it begins. */
export function fullest(moments: readonly number[], ms: number): number {
  let first = 0;
  let most = 0;
  for (const [place, at] of moments.entries()) {
    while (at - (moments[first] as number) >= ms) first += 1;
    most = Math.max(most, place - first + 1);
  }
  return most;
}

/** How many moments a token bucket refuses that holds `calls` tokens and gets as many in `perSeconds`. It is full at first. */
export function refusedByBucket(
  moments: readonly number[],
  { calls, perSeconds }: { readonly calls: number; readonly perSeconds: number },
): number {
  let tokens = calls;
  let last = moments[0] ?? 0;
  let refused = 0;
  for (const at of moments) {
    tokens = Math.min(calls, tokens + ((at - last) / 1_000) * (calls / perSeconds));
    last = at;
    if (tokens >= 1) tokens -= 1;
    else refused += 1;
  }
  return refused;
}
