/** The worker task of a feeder: one doorbell for many jobs, which later gives each of them a doorbell of its own. */
export const FEEDER_TASK = "ring_jobs";
