import { CAMPAIGN_JOB_TYPES, JOB_STATUSES, JOB_TYPES, LIVE_JOB_STATUSES } from "@leadgen/core";
import { z } from "zod";
import {
  callOutcome,
  campaignStatus,
  count,
  countOrNull,
  each,
  failureKind,
  id,
  idOrNull,
  jobCounts,
  jobStatus,
  jobType,
  named,
  openedBecause,
  page,
  provider,
  text,
  textOrNull,
  time,
  timeOrNull,
} from "../schema/fields.ts";
import { idSchema } from "../schema/input.ts";
import { pageFields } from "../schema/page.ts";
import { sortFields } from "../schema/sorted.ts";

export const JOB_SORTS = ["createdAt", "claimedAt", "finishedAt"] as const;

/** Filters besides the campaign. */
export const jobFilters = {
  status: z.enum(JOB_STATUSES).optional(),
  type: z.enum(JOB_TYPES).optional(),
};

export const jobFilter = z.strictObject({
  organizationId: idSchema.optional(),
  campaignId: idSchema.optional(),
  leadId: idSchema.optional(),
  ...jobFilters,
  ...sortFields(JOB_SORTS, "desc"),
  ...pageFields,
});
export type JobFilter = z.output<typeof jobFilter>;

const live: ReadonlySet<string> = new Set(LIVE_JOB_STATUSES);

/** A filter for live jobs of one campaign. */
export const liveJobs = z.strictObject({
  campaignId: idSchema,
  /** In the order of the state machine's table. */
  status: z.enum(JOB_STATUSES.filter((status) => live.has(status))).optional(),
  /** Default: the campaign's own work, without the jobs that remove people at Instantly. */
  type: jobFilters.type,
});

/** What paused a job; provider and kind only if a provider failed. */
export const pauseCause = named(
  "PauseCause",
  z.object({ openedBecause, provider: provider.nullable(), failureKind: failureKind.nullable() }),
);

const fields = {
  id,
  campaignId: id,
  campaignName: text,
  /** The campaign's own FAILED jobs may be retried while it is RUNNING. */
  campaignStatus,
  leadId: idOrNull,
  type: jobType,
  status: jobStatus,
  /** Number of claims so far. */
  attempt: count,
  /** Number of workers in a row that died while they ran it. */
  deaths: count,
  /** Whether a provider call of this job is under way, in any status. */
  calling: z.boolean(),
  /** RUNNING, but its worker sends no heartbeat; another worker takes it over as soon as one is alive. */
  stuck: z.boolean(),
  pauseReason: textOrNull,
  /** The reason for programs; null: the job is not PAUSED. */
  pauseCause: pauseCause.nullable(),
  pausedAt: timeOrNull,
  errorCode: textOrNull,
  errorMessage: textOrNull,
  /** Why it ended badly, if the cause may be on our side: three jobs with the same one stop the campaign. */
  endedBy: textOrNull,
  createdAt: time,
  claimedAt: timeOrNull,
  finishedAt: timeOrNull,
};

const jobItem = named("JobItem", z.object(fields));
export const jobPage = page(jobItem);
export type JobItem = z.output<typeof jobItem>;
export type JobPage = z.output<typeof jobPage>;

const call = named(
  "ProviderCall",
  z.object({
    id,
    provider,
    endpoint: text,
    step: text,
    attempt: count,
    epoch: count,
    /** Null: under way. */
    outcome: callOutcome.nullable(),
    /** Whether the job used the result. */
    kept: z.boolean(),
    /** Whether it was paid for or changed something at the provider. */
    effect: z.boolean(),
    httpStatus: countOrNull,
    failureKind: failureKind.nullable(),
    message: textOrNull,
    providerRequestId: textOrNull,
    startedAt: time,
    endedAt: timeOrNull,
    latencyMs: z.number().int().nullable(),
    credits: z.number().nullable(),
    costUsd: z.number().nullable(),
    /** The worker's name; null: no longer known. */
    worker: textOrNull,
  }),
);

/** A call for a lead, alone or together with others. */
export const leadCall = named(
  "LeadCall",
  call.extend({
    jobId: idOrNull,
    /** Number of people it was about: a reveal asks for several at once, and its price covers all of them. */
    people: count,
  }),
);
export type LeadCall = z.output<typeof leadCall>;

export const job = named(
  "Job",
  z.object({
    ...fields,
    organizationId: id,
    /** Name of the worker that has the job now or had it last. Null: none yet, or no longer known. */
    worker: textOrNull,
    /** Finished steps, which a resumed job does not repeat. The latest 200, oldest first; the same for `calls`. */
    steps: z.array(z.object({ step: text, attempt: count, finishedAt: time })),
    calls: z.array(call),
  }),
);
export type Job = z.output<typeof job>;

/** The facts for a script that waits for one job. */
export const jobStatusAnswer = named(
  "JobStatusAnswer",
  z.object({
    id,
    type: jobType,
    status: jobStatus,
    attempt: count,
    calling: z.boolean(),
    finishedSteps: z.array(text),
    pauseReason: textOrNull,
    pauseCause: pauseCause.nullable(),
    errorCode: textOrNull,
    errorMessage: textOrNull,
    finishedAt: timeOrNull,
  }),
);
export type JobStatusAnswer = z.output<typeof jobStatusAnswer>;

export const jobsStatusAnswer = named(
  "JobsStatusAnswer",
  z.object({
    total: count,
    byStatus: jobCounts,
    byType: each(JOB_TYPES, jobCounts),
  }),
);
export type JobsStatusAnswer = z.output<typeof jobsStatusAnswer>;

export const jobCancelled = z.object({ id, status: z.literal("CANCELLED"), campaignEnded: z.boolean() });
export const jobRetried = z.object({
  id,
  /** PENDING, or PAUSED while the breaker is OPEN. */
  status: jobStatus,
});

export const cancelPreview = named(
  "CancelPreview",
  z.object({
    /** Pass it as `atMost`: if more jobs match by then, nothing is cancelled. */
    jobs: count,
    byStatus: jobCounts,
    /** Calls under way: they finish, and their result is only recorded. */
    calling: count,
    /** Whether the campaign would end, as it would have nothing left to do. */
    endsCampaign: z.boolean(),
  }),
);
export type CancelPreview = z.output<typeof cancelPreview>;
/** A filter for FAILED jobs of one campaign's own work. */
export const failedJobs = z.strictObject({
  campaignId: idSchema,
  type: z.enum(CAMPAIGN_JOB_TYPES).optional(),
  /** A job's `errorCode`. */
  errorCode: z.string().min(1).max(200).optional(),
});

export const retryPreview = named(
  "RetryPreview",
  z.object({
    /** Pass it as `atMost`: if more jobs match by then, nothing is retried. */
    jobs: count,
    /** How many of them are skipped: the sender already has the address, or is about to get it. */
    leftOut: count,
    /** Why they failed, the most frequent reasons first, at most ten. */
    reasons: z.array(z.object({ errorCode: text, errorMessage: text, jobs: count })),
    /** The first ten of them. */
    examples: z.array(
      z.object({
        jobId: id,
        type: jobType,
        leadId: idOrNull,
        firstName: textOrNull,
        lastName: textOrNull,
        companyName: textOrNull,
        finishedSteps: z.array(text),
      }),
    ),
    /** Why retrying would be refused now; null: it would not. */
    refusal: textOrNull,
  }),
);
export type RetryPreview = z.output<typeof retryPreview>;
export const jobsRetried = z.object({
  retried: count,
  /** As in the preview. */
  leftOut: count,
  /** PENDING, or PAUSED while the breaker is OPEN. */
  status: jobStatus,
});

export const jobsCancelled = z.object({ cancelled: count, campaignsEnded: count });
