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

/** Filters beside the campaign. */
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

/** Live jobs of one campaign. */
export const liveJobs = z.strictObject({
  campaignId: idSchema,
  /** In the order of the state machine's table. */
  status: z.enum(JOB_STATUSES.filter((status) => live.has(status))).optional(),
  /** Default: those of the campaign's own work, and not those that take people out at Instantly. */
  type: jobFilters.type,
});

/** What stopped a job: both null: an operator did, by hand. */
export const pauseCause = named(
  "PauseCause",
  z.object({ provider: provider.nullable(), failureKind: failureKind.nullable() }),
);

const fields = {
  id,
  campaignId: id,
  campaignName: text,
  /** Its own FAILED jobs may be retried while it is RUNNING. */
  campaignStatus,
  leadId: idOrNull,
  type: jobType,
  status: jobStatus,
  /** Claims so far. */
  attempt: count,
  /** Workers that died under it in a row. */
  deaths: count,
  /** A provider call of this job is under way, whatever its status. */
  calling: z.boolean(),
  /** RUNNING, but its worker is not heard of: another one takes it over as soon as one is alive. */
  stuck: z.boolean(),
  pauseReason: textOrNull,
  /** The same for programs; null: it is not PAUSED. */
  pauseCause: pauseCause.nullable(),
  pausedAt: timeOrNull,
  errorCode: textOrNull,
  errorMessage: textOrNull,
  /** Why it ended badly, where the reason may be ours: three of the same stop the campaign. */
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
    /** The job used the result. */
    kept: z.boolean(),
    /** Paid for, or changed something at the provider. */
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

/** A call that was made for a lead, alone or with others. */
export const leadCall = named(
  "LeadCall",
  call.extend({
    jobId: idOrNull,
    /** Whom it was about: a reveal asks for several at once, and its price is that of all. */
    people: count,
  }),
);
export type LeadCall = z.output<typeof leadCall>;

export const job = named(
  "Job",
  z.object({
    ...fields,
    organizationId: id,
    /** The name of the one that has it now or had it last. Null: none yet, or no longer known. */
    worker: textOrNull,
    /** Finished steps, which a resumed job does not repeat. The latest 200, oldest first; so with `calls`. */
    steps: z.array(z.object({ step: text, attempt: count, finishedAt: time })),
    calls: z.array(call),
  }),
);
export type Job = z.output<typeof job>;

/** What a script that waits for one job looks at. */
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
    /** Pass it as `atMost`: if more would be hit by then, nothing is cancelled. */
    jobs: count,
    byStatus: jobCounts,
    /** Calls under way: they end, and their result is only recorded. */
    calling: count,
    /** Nothing would be left for the campaign to do, so it would end. */
    endsCampaign: z.boolean(),
  }),
);
export type CancelPreview = z.output<typeof cancelPreview>;
/** FAILED jobs of one campaign that are its own work. */
export const failedJobs = z.strictObject({
  campaignId: idSchema,
  type: z.enum(CAMPAIGN_JOB_TYPES).optional(),
  /** A job's `errorCode`. */
  errorCode: z.string().min(1).max(200).optional(),
});

export const retryPreview = named(
  "RetryPreview",
  z.object({
    /** Pass it as `atMost`: if more would be hit by then, nothing is retried. */
    jobs: count,
    /** Among them, and left as they are: the sender has the address by now, or is about to be given it. */
    leftOut: count,
    /** Why they failed, the most frequent first, ten at most. */
    reasons: z.array(z.object({ errorCode: text, errorMessage: text, jobs: count })),
    /** Whose they are, the first ten. */
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
