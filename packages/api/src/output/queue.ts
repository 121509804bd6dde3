import { z } from "zod";
import {
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
} from "./fields.ts";

export const queueStatus = named(
  "QueueStatus",
  z.object({
    circuitBreaker: z.object({
      state: z.enum(["CLOSED", "OPEN", "UNKNOWN"]),
      epoch: countOrNull,
      changedAt: timeOrNull,
      openedAt: timeOrNull,
      openedBy: textOrNull,
      reason: textOrNull,
      provider: provider.nullable(),
      failureKind: failureKind.nullable(),
      httpStatus: countOrNull,
      jobId: idOrNull,
      campaignId: idOrNull,
    }),
    jobs: jobCounts.nullable(),
    callsInFlight: countOrNull,
    workersAlive: countOrNull,
  }),
);

const laterFailures = z.object({
  provider,
  failureKind,
  count,
  lastAt: time,
  lastMessage: textOrNull,
});

export const cause = named(
  "Cause",
  z.object({
    epoch: count,
    openedAt: time,
    openedBy: text,
    byHand: z.boolean(),
    reason: text,
    provider: provider.nullable(),
    providerName: textOrNull,
    failureKind: failureKind.nullable(),
    message: textOrNull,
    httpStatus: countOrNull,
    providerRequestId: textOrNull,
    advice: text,
    call: z.object({ id, endpoint: text, step: text }).nullable(),
    job: z.object({ id, type: jobType, status: jobStatus, openingsInARow: count }).nullable(),
    campaign: z.object({ id, name: text }).nullable(),
    jobsPaused: count,
    laterFailures: z.array(laterFailures),
  }),
);

export const historyPage = page(
  named(
    "BreakerEvent",
    z.object({
      id: text,
      kind: z.enum(["OPENED", "CLOSED"]),
      epoch: count,
      at: time,
      actor: text,
      reason: text,
      jobsChanged: count,
      provider: provider.nullable(),
      failureKind: failureKind.nullable(),
      message: textOrNull,
      httpStatus: countOrNull,
      providerRequestId: textOrNull,
      jobId: idOrNull,
      campaignId: idOrNull,
      campaignName: textOrNull,
    }),
  ),
);

export const closePreview = named(
  "ClosePreview",
  z.object({
    epoch: count,
    jobsToResume: count,
    byCampaign: z.array(z.object({ campaignId: id, name: text, jobs: count })),
    byNextProvider: z.array(z.object({ provider: provider.nullable(), jobs: count })),
    oldestPausedAt: timeOrNull,
    oldestWaitSeconds: countOrNull,
    suspect: z.object({ jobId: id, campaignId: id, openingsInARow: count }).nullable(),
    leadsToFetch: count,
    estimate: z.array(z.object({ provider, calls: count, credits: count })),
  }),
);

export const closed = z.object({ state: z.literal("CLOSED"), epoch: count, jobsResumed: count });
export const opened = z.object({ state: z.literal("OPEN"), epoch: count, jobsPaused: count });

export const probe = named(
  "ProbeAnswer",
  z.object({
    callId: id,
    provider,
    works: z.boolean(),
    summary: text,
    failure: z.object({ kind: failureKind, message: text, httpStatus: countOrNull, advice: text }).nullable(),
  }),
);
