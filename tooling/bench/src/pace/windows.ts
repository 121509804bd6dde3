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
