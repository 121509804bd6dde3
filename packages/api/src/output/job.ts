import { z } from "zod";
import {
  callOutcome,
  count,
  countOrNull,
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

const fields = {
  id,
  campaignId: id,
  campaignName: text,
  leadId: idOrNull,
  type: jobType,
  status: jobStatus,
  attempt: count,
  deaths: count,
  calling: z.boolean(),
  pauseReason: textOrNull,
  pausedAt: timeOrNull,
  errorCode: textOrNull,
  errorMessage: textOrNull,
  createdAt: time,
  claimedAt: timeOrNull,
  finishedAt: timeOrNull,
};

const jobItem = named("JobItem", z.object(fields));
export const jobPage = page(jobItem);

const call = named(
  "ProviderCall",
  z.object({
    id,
    provider,
    endpoint: text,
    step: text,
    attempt: count,
    epoch: count,
    outcome: callOutcome.nullable(),
    kept: z.boolean(),
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
  }),
);

export const job = named(
  "Job",
  z.object({
    ...fields,
    steps: z.array(z.object({ step: text, attempt: count, finishedAt: time })),
    calls: z.array(call),
  }),
);

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
    errorCode: textOrNull,
    errorMessage: textOrNull,
    finishedAt: timeOrNull,
  }),
);

export const jobsStatusAnswer = named(
  "JobsStatusAnswer",
  z.object({
    total: count,
    byStatus: jobCounts,
    byType: z.object({ FETCH_LEADS: jobCounts, ENRICH_LEAD: jobCounts }),
  }),
);

export const jobCancelled = z.object({ id, status: z.literal("CANCELLED"), campaignEnded: z.boolean() });
export const jobRetried = z.object({ id, status: jobStatus });

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
export const jobsCancelled = z.object({ cancelled: count, campaignsEnded: count });
