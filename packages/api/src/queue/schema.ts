import { z } from "zod";
import { DATABASE_TROUBLES } from "../errors/database-trouble.ts";
import { estimateLine } from "../schema/estimate.ts";
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
  openedBecause,
  page,
  provider,
  text,
  textOrNull,
  time,
  timeOrNull,
} from "../schema/fields.ts";

export const databaseTrouble = z.enum(DATABASE_TROUBLES);

/** Whether work may run, and how much there is. */
export const queueStatus = named(
  "QueueStatus",
  z.object({
    circuitBreaker: z.object({
      /** UNKNOWN: the database is unreachable, so no process may call a provider. Treat it as OPEN. */
      state: z.enum(["CLOSED", "OPEN", "UNKNOWN"]),
      epoch: countOrNull,
      changedAt: timeOrNull,
      openedAt: timeOrNull,
      openedBy: textOrNull,
      /** Null unless OPEN. */
      openedBecause: openedBecause.nullable(),
      reason: textOrNull,
      /** Why the state is UNKNOWN; null if it is known, or for another reason, which `reason` then says. */
      databaseTrouble: databaseTrouble.nullable(),
      provider: provider.nullable(),
      failureKind: failureKind.nullable(),
      httpStatus: countOrNull,
      jobId: idOrNull,
      campaignId: idOrNull,
    }),
    /** All six statuses; null while UNKNOWN, like the next two. */
    jobs: jobCounts.nullable(),
    /** Calls of the pipeline that have begun and not ended. */
    callsInFlight: countOrNull,
    workersAlive: countOrNull,
  }),
);

export type QueueStatus = z.output<typeof queueStatus>;

/** Calls that were under way at the opening and failed as well. */
const laterFailures = z.object({
  provider,
  failureKind,
  count,
  lastAt: time,
  lastMessage: textOrNull,
});

/** The cause card: why the breaker is OPEN, and what to do. */
export const cause = named(
  "Cause",
  z.object({
    epoch: count,
    openedAt: time,
    openedBy: text,
    /** All fields about a provider are null unless it is PROVIDER. */
    openedBecause,
    /** No provider failed. Kept for older clients: `openedBecause` says more. */
    byHand: z.boolean(),
    reason: text,
    provider: provider.nullable(),
    providerName: textOrNull,
    failureKind: failureKind.nullable(),
    message: textOrNull,
    httpStatus: countOrNull,
    providerRequestId: textOrNull,
    /** The first acknowledgement. */
    acknowledged: z.object({ at: time, by: text }).nullable(),
    /** What to do now, in a sentence. */
    advice: text,
    call: z.object({ id, endpoint: text, step: text }).nullable(),
    /**
     * The job whose call failed, in its current state; it can be cancelled before closing. `openingsInARow`: how many times in a row
     * it opened the breaker, with closings in between. From 2 on, the job is the suspect, not the provider.
     */
    job: z.object({ id, type: jobType, status: jobStatus, openingsInARow: count }).nullable(),
    campaign: z.object({ id, name: text, organizationId: id, organizationName: text }).nullable(),
    /** Jobs that are PAUSED now, including those created since the opening. */
    jobsPaused: count,
    /** The previous closing: by whom, and why; null: none yet. */
    closedBefore: z.object({ at: time, by: text, reason: text }).nullable(),
    laterFailures: z.array(laterFailures),
  }),
);

export type Cause = z.output<typeof cause>;

/** A page of openings and closings. */
export const historyPage = page(
  named(
    "BreakerEvent",
    z.object({
      id: text,
      kind: z.enum(["OPENED", "CLOSED"]),
      epoch: count,
      at: time,
      /** A person, or `worker:<name>` for an opening after a failure. */
      actor: text,
      reason: text,
      /** Paused by the opening, or resumed by the closing. */
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

export type HistoryPage = z.output<typeof historyPage>;

/** What closing would start, to be read before closing. */
export const closePreview = named(
  "ClosePreview",
  z.object({
    /** Pass it to `queue.close`: if the breaker is opened again until then, the closing is refused. */
    epoch: count,
    jobsToResume: count,
    byCampaign: z.array(z.object({ campaignId: id, name: text, jobs: count })),
    /** By the provider of each job's next call; null: no call is left, the job only has to end. */
    byNextProvider: z.array(z.object({ provider: provider.nullable(), jobs: count })),
    oldestPausedAt: timeOrNull,
    oldestWaitSeconds: countOrNull,
    /** The job that opened the breaker at least twice in a row and would resume: cancel it first. */
    suspect: z.object({ jobId: id, campaignId: id, openingsInARow: count }).nullable(),
    /** People that fetching jobs may still reveal. Each gets a job, which `estimate` does not include. */
    leadsToFetch: count,
    /** Remaining calls of the paused jobs to each provider, at most: a bad address ends a job early. */
    estimate: z.array(estimateLine),
  }),
);

export type ClosePreview = z.output<typeof closePreview>;

/** The latest closing, and its first success. */
export const lastClose = named(
  "LastClose",
  z.object({
    epoch: count,
    closedAt: time,
    closedBy: text,
    reason: text,
    jobsResumed: count,
    /** The first success of a pipeline call that began since. Null: none yet. */
    firstSuccess: z.object({ provider, step: text, at: time }).nullable(),
  }),
);

export type LastClose = z.output<typeof lastClose>;

export const closed = z.object({ state: z.literal("CLOSED"), epoch: count, jobsResumed: count });
export const opened = z.object({ state: z.literal("OPEN"), epoch: count, jobsPaused: count });

export const probeAnswer = named(
  "ProbeAnswer",
  z.object({
    callId: id,
    provider,
    works: z.boolean(),
    summary: text,
    /** Null if the provider works. */
    failure: z.object({ kind: failureKind, message: text, httpStatus: countOrNull, advice: text }).nullable(),
  }),
);
export type ProbeAnswer = z.output<typeof probeAnswer>;

export const creditsLeft = named(
  "CreditsLeft",
  z.object({ callId: id, provider, remaining: z.number(), askedAt: time }),
);

/** The set-up of one of the five services. */
const setUpProvider = named(
  "SetUpProvider",
  z.object({
    provider,
    /** Whether it has an API key. */
    configured: z.boolean(),
    /** Whether the simulator stands in for it, so that its calls are free. False: real, or unknown. */
    simulated: z.boolean(),
    /** The rate limits that all processes share. All windows of a limit apply at once. */
    limits: z.array(
      z.object({
        counted: text,
        /** Empty: all endpoints that no other limit of the provider names. */
        endpoints: z.array(text),
        windows: z.array(z.object({ calls: count, perSeconds: z.number() })),
      }),
    ),
  }),
);
export type SetUpProvider = z.output<typeof setUpProvider>;
export const providerList = z.object({ items: z.array(setUpProvider) });
