import { quantile } from "./quantile.ts";

/** Formats an experiment's figures. */
export const inSeconds = (ms: number, digits = 1): string => `${(ms / 1_000).toFixed(digits)} s`;

export const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

/** The median and the longest of many durations in milliseconds. */
export const spread = (times: readonly number[], digits = 1): string =>
  `p50 ${inSeconds(quantile(times, 0.5), digits)}, longest ${inSeconds(quantile(times, 1), digits)}`;
