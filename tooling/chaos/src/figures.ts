/** Words and sums for an experiment's figures. */
export const inSeconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;

export const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
