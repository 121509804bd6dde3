import { FEEDER_TASK, JOB_TYPES, type JobType, TASK_TABLE } from "@leadgen/core";
import { planOptOutReads, ringFeeder } from "@leadgen/core/outreach";
import type { Task, TaskList } from "graphile-worker";
import { z } from "zod";
import { runJob } from "./pipeline/run-job.ts";
import type { DoorbellEnd } from "./queue/stray-doorbells.ts";
import type { Runtime } from "./runtime.ts";

const doorbellSchema = z.object({ jobId: z.uuid() });
const MOMENT = z.iso.datetime({ offset: true });
const feederSchema = z.object({ campaignId: z.uuid(), madeFrom: MOMENT, madeTo: MOMENT });

/** Started by the file `crontab`: makes the jobs that are due once a day. */
const PLAN_TASK = "plan_opt_outs";

interface Doorbell {
  readonly doorbellId: string;
  readonly rangAt: Date;
}

/** The worker's tasks by identifier: the doorbell task under each job type's name, the feeder, and the daily plan. */
export function tasksOf(runtime: Runtime): TaskList {
  const inHand =
    (task: (payload: unknown, doorbell: Doorbell) => Promise<DoorbellEnd>): Task =>
    (payload, { job }) => {
      const doorbell = { doorbellId: String(job.id), rangAt: job.created_at };
      return runtime.strays.inHand(doorbell.doorbellId, () => task(payload, doorbell));
    };
  const answer = (type: JobType) =>
    inHand((payload, { rangAt }) => runJob(runtime, { type, ...doorbellSchema.parse(payload), rangAt }));
  return {
    ...Object.fromEntries(JOB_TYPES.map((type) => [TASK_TABLE[type].identifier, answer(type)])),
    [FEEDER_TASK]: inHand(async (payload, { doorbellId }) => {
      runtime.observer.doorbell("FEEDER");
      const feeder = { doorbellId, ...feederSchema.parse(payload) };
      await runtime.patiently((tx) => ringFeeder(tx, feeder));
      return "ANSWERED";
    }),
    [PLAN_TASK]: inHand(async () => {
      await runtime.patiently(planOptOutReads);
      return "ANSWERED";
    }),
  };
}
