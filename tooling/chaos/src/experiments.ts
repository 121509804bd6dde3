import type { Experiment } from "./experiment.ts";
import { claimersWhileOpening } from "./experiments/claimers-while-opening.ts";
import { failuresAtOnce } from "./experiments/failures-at-once.ts";
import { killAtPoints } from "./experiments/kill-at-points.ts";
import { oneBadJob } from "./experiments/one-bad-job.ts";

/** In the order of docs/reliability.md. */
export const EXPERIMENTS: readonly Experiment[] = [
  killAtPoints,
  failuresAtOnce,
  claimersWhileOpening,
  oneBadJob,
];
