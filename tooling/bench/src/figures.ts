/** One line of the result. */
export interface Figure {
  readonly benchmark: string;
  readonly what: string;
  readonly value: number;
  readonly unit: "ms" | "x" | "%" | "jobs/s" | "µs a job" | "MB" | "count";
  /** The limit that the figure must meet; absent for a figure without one. */
  readonly target?: Target;
}

export interface Target {
  readonly is: "at most" | "at least";
  readonly limit: number;
}

export const meets = ({ value, target }: Figure): boolean =>
  target === undefined || (target.is === "at most" ? value <= target.limit : value >= target.limit);

/** @param share in [0, 1]: 0.5 for the median. @throws Error on an empty list, whose figure would mean nothing. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  if (value === undefined) throw new Error("bench-q1: nothing was measured");
  return value;
}

export function median(values: readonly number[]): number {
  const upper = quantile(values, 0.5);
  return values.length % 2 === 1 ? upper : (upper + quantile(values, 0.5 - 1 / values.length)) / 2;
}

/** @returns milliseconds that `work` takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
