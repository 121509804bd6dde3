import type { RateLimit, RateWindow } from "@leadgen/core";
import type { Figure } from "../figures.ts";

/** Calls a second that all windows together allow in the long run. */
export const callsASecond = (windows: RateLimit["windows"]): number =>
  Math.min(...windows.map(({ calls, perSeconds }) => calls / perSeconds));

/** The fullest span of each window's length, wherever it begins. */
export const fullestOfEach = (
  benchmark: string,
  arrived: readonly number[],
  windows: RateLimit["windows"],
): Figure[] =>
  windows.map(({ calls, perSeconds }) => ({
    benchmark,
    what: perSeconds === 1 ? "most calls in any second" : `most calls in any ${perSeconds} s`,
    value: fullest(arrived, perSeconds * 1_000),
    unit: "count",
    target: { is: "at most", limit: calls },
  }));

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
export function refusedByBucket(moments: readonly number[], { calls, perSeconds }: RateWindow): number {
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
