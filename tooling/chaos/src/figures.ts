/** Words and sums for an experiment's figures. */
export const inSeconds = (ms: number, digits = 1): string => `${(ms / 1_000).toFixed(digits)} s`;

export const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
