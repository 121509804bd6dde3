import type { Experiment } from "./experiment.ts";

/** In the order of docs/reliability.md. */
export const EXPERIMENTS: readonly Experiment[] = [];
