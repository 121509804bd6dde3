import type { Experiment } from "./experiment.ts";
import { claimersWhileOpening } from "./experiments/claimers-while-opening.ts";
import { cutOffWorker } from "./experiments/cut-off-worker.ts";
import { failuresAtOnce } from "./experiments/failures-at-once.ts";
import { frozenWorker } from "./experiments/frozen-worker.ts";
import { killAtPoints } from "./experiments/kill-at-points.ts";
import { oneBadJob } from "./experiments/one-bad-job.ts";
import { rollingRestarts } from "./experiments/rolling-restarts.ts";
import { turnedClocks } from "./experiments/turned-clocks.ts";

/** In the order of docs/reliability.md. */
export const EXPERIMENTS: readonly Experiment[] = [
  killAtPoints,
  failuresAtOnce,
  claimersWhileOpening,
  oneBadJob,
  frozenWorker,
  cutOffWorker,
  rollingRestarts,
  turnedClocks,
];
