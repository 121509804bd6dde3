import { JOB_STATUSES, JOB_TYPES } from "@leadgen/core";
import { cancelMatchingJobs, retryJob } from "@leadgen/core/outreach";
import { autocommit } from "@leadgen/db";
import { z } from "zod";
import { actorName } from "../access/actor.ts";
import { snapshot } from "../db/snapshot.ts";
import { procedure } from "../listed.ts";
import { follow } from "../live/follow.ts";
import { jobsSource } from "../live/jobs-source.ts";
import {
  cancelPreview,
  job,
  jobCancelled,
  jobPage,
  jobRetried,
  jobStatusAnswer,
  jobsCancelled,
  jobsStatusAnswer,
} from "../output/job.ts";
import { stream } from "../procedure/procedure.ts";
import { getJob } from "../read/get-job.ts";
import { jobStatus } from "../read/job-status.ts";
import { jobsStatus } from "../read/jobs-status.ts";
import { JOB_SORTS, listJobs } from "../read/list-jobs.ts";
import { LIVE, cancelPreview as readCancelPreview } from "../read/live-jobs.ts";
import { byId, idSchema, reasonSchema, resumable } from "../schema/input.ts";
import { pageFields } from "../schema/page.ts";
import { sortFields } from "../schema/sorted.ts";
import { cancelOneJob } from "../write/cancel-one-job.ts";

const filter = z.strictObject({
  organizationId: idSchema.optional(),
  campaignId: idSchema.optional(),
  leadId: idSchema.optional(),
  status: z.enum(JOB_STATUSES).optional(),
  type: z.enum(JOB_TYPES).optional(),
  ...sortFields(JOB_SORTS, "desc"),
  ...pageFields,
});

const counted = z.strictObject({ organizationId: idSchema.optional(), campaignId: idSchema.optional() });

/** Live jobs of one campaign. */
const live = z.strictObject({
  campaignId: idSchema,
  status: z.enum(LIVE).optional(),
  type: z.enum(JOB_TYPES).optional(),
});

/** The first page of a campaign's jobs, the newest first. */
const firstPage = z.strictObject({
  campaignId: idSchema,
  status: z.enum(JOB_STATUSES).optional(),
  type: z.enum(JOB_TYPES).optional(),
  limit: pageFields.limit,
  ...resumable,
});

export const jobRouter = {
  list: procedure("job.list")
    .input(filter.prefault({}))
    .output(jobPage)
    .query(({ ctx, input }) => listJobs(autocommit(ctx.deps.pool), input, ctx.visible)),

  /** The first page of what `list` answers for a campaign, and each change of it. */
  live: stream({ role: "member", scope: "read", of: { campaignId: "campaign" } })
    .input(firstPage)
    .subscription((call) => follow(call, () => jobsSource(call.ctx.deps, call.input))),

  get: procedure("job.get")
    .input(byId)
    .output(job)
    .query(({ ctx, input }) => snapshot(ctx.deps.pool, (tx) => getJob(tx, input.id))),

  status: procedure("job.status")
    .input(byId)
    .output(jobStatusAnswer)
    .query(({ ctx, input }) => jobStatus(autocommit(ctx.deps.pool), input.id)),

  counts: procedure("job.counts")
    .input(counted.prefault({}))
    .output(jobsStatusAnswer)
    .query(({ ctx, input }) => jobsStatus(autocommit(ctx.deps.pool), input, ctx.visible)),

  cancel: procedure("job.cancel")
    .input(byId)
    .output(jobCancelled)
    .mutation(async ({ ctx, input }) => {
      const reason = `Cancelled by ${actorName(ctx.actor)}`;
      const { campaignEnded } = await ctx.write((tx) => cancelOneJob(tx, { jobId: input.id, reason }));
      return { id: input.id, status: "CANCELLED" as const, campaignEnded };
    }),

  /** What `cancelMany` with the same filter would hit. */
  cancelPreview: procedure("job.cancelPreview")
    .input(live)
    .output(cancelPreview)
    .query(({ ctx, input }) => snapshot(ctx.deps.pool, (tx) => readCancelPreview(tx, input))),

  cancelMany: procedure("job.cancelMany")
    .input(live.extend({ reason: reasonSchema, atMost: z.number().int().min(0).max(10_000_000) }))
    .output(jobsCancelled)
    .mutation(({ ctx, input }) =>
      ctx.write(async (tx, note) => {
        const cancelled = await cancelMatchingJobs(tx, input);
        note.before = null;
        note.after = { ...input, ...cancelled };
        return cancelled;
      }),
    ),

  retry: procedure("job.retry")
    .input(byId)
    .output(jobRetried)
    .mutation(async ({ ctx, input }) => ({
      id: input.id,
      /** PENDING, or PAUSED while the breaker is OPEN. */
      status: await ctx.write((tx) => retryJob(tx, input.id)),
    })),
};
