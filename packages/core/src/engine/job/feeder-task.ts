/** The worker task of a feeder: a doorbell for many jobs, which rings for each of them later. */
export const FEEDER_TASK = "ring_jobs";
