import { JOB_STATUSES, JOB_TYPES } from "@leadgen/core";
import { retryJob } from "@leadgen/core/engine";
import { autocommit, transaction } from "@leadgen/db";
import { z } from "zod";
import { actorName } from "../auth/actor.ts";
import { byId, idSchema } from "../input/fields.ts";
import { pageFields } from "../input/page.ts";
import { getJob } from "../read/get-job.ts";
import { listJobs } from "../read/list-jobs.ts";
import { snapshot } from "../read/snapshot.ts";
import { procedure, router } from "../trpc.ts";
import { cancelOneJob } from "../write/cancel-one-job.ts";

const filter = z.strictObject({
  campaignId: idSchema.optional(),
  status: z.enum(JOB_STATUSES).optional(),
  type: z.enum(JOB_TYPES).optional(),
  ...pageFields,
});

export const jobRouter = router({
  list: procedure("job.list")
    .input(filter.prefault({}))
    .query(({ ctx, input }) => listJobs(autocommit(ctx.deps.pool), input)),

  get: procedure("job.get")
    .input(byId)
    .query(({ ctx, input }) => snapshot(ctx.deps.pool, (tx) => getJob(tx, input.id))),

  cancel: procedure("job.cancel")
    .input(byId)
    .mutation(async ({ ctx, input }) => {
      const reason = `Cancelled by ${actorName(ctx.actor)}`;
      const { campaignEnded } = await transaction(ctx.deps.pool, (tx) =>
        cancelOneJob(tx, { jobId: input.id, reason }),
      );
      return { id: input.id, status: "CANCELLED" as const, campaignEnded };
    }),

  retry: procedure("job.retry")
    .input(byId)
    .mutation(async ({ ctx, input }) => ({
      id: input.id,
      /** PENDING, or PAUSED while the breaker is OPEN. */
      status: await transaction(ctx.deps.pool, (tx) => retryJob(tx, input.id)),
    })),
});
