import { z } from "zod";
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
  page,
  provider,
  text,
  textOrNull,
  time,
  timeOrNull,
} from "../schema/fields.ts";

/** The answer to "may work run, and how much is there". */
export const queueStatus = named(
  "QueueStatus",
  z.object({
    circuitBreaker: z.object({
      /** UNKNOWN: the database cannot be reached, so nobody may call a provider. Treat it as OPEN. */
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
    /** All six statuses; null while UNKNOWN, like the other two. */
    jobs: jobCounts.nullable(),
    /** Calls of the pipeline that began and have not ended. */
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

/** The cause card: why the breaker is OPEN, and what helps. */
export const cause = named(
  "Cause",
  z.object({
    epoch: count,
    openedAt: time,
    openedBy: text,
    /** An operator's emergency stop: then everything about a provider is null. */
    byHand: z.boolean(),
    reason: text,
    provider: provider.nullable(),
    providerName: textOrNull,
    failureKind: failureKind.nullable(),
    message: textOrNull,
    httpStatus: countOrNull,
    providerRequestId: textOrNull,
    /** Who said that they are looking at it. */
    acknowledged: z.object({ at: time, by: text }).nullable(),
    /** What to do now, in a sentence. */
    advice: text,
    call: z.object({ id, endpoint: text, step: text }).nullable(),
    /**
     * The job whose call failed, as it is now; it can be cancelled before closing. `openingsInARow`: how often it opened the
     * breaker, closings in between. From 2 on it is the suspect, not the provider.
     */
    job: z.object({ id, type: jobType, status: jobStatus, openingsInARow: count }).nullable(),
    campaign: z.object({ id, name: text, organizationId: id, organizationName: text }).nullable(),
    /** PAUSED now, those that were created since the opening included. */
    jobsPaused: count,
    /** Who closed it the last time before, and why; null: nobody yet. */
    closedBefore: z.object({ at: time, by: text, reason: text }).nullable(),
    laterFailures: z.array(laterFailures),
  }),
);

export type Cause = z.output<typeof cause>;

/** Openings and closings. */
export const historyPage = page(
  named(
    "BreakerEvent",
    z.object({
      id: text,
      kind: z.enum(["OPENED", "CLOSED"]),
      epoch: count,
      at: time,
      /** An operator, or `worker:<name>` for an opening by a failure. */
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

/** What closing would set going, to be read before it. */
export const closePreview = named(
  "ClosePreview",
  z.object({
    /** Pass it to `queue.close`: if the breaker opens again meanwhile, that closing is refused. */
    epoch: count,
    jobsToResume: count,
    byCampaign: z.array(z.object({ campaignId: id, name: text, jobs: count })),
    /** By the provider that a job calls first; null: no call is left, it only has to end. */
    byNextProvider: z.array(z.object({ provider: provider.nullable(), jobs: count })),
    oldestPausedAt: timeOrNull,
    oldestWaitSeconds: countOrNull,
    /** The job that opened the breaker at least twice in a row and would go on: cancel it first. */
    suspect: z.object({ jobId: id, campaignId: id, openingsInARow: count }).nullable(),
    /** People that fetching jobs may still reveal. Each makes a job that is not counted in `estimate`. */
    leadsToFetch: count,
    /** What the paused jobs themselves will ask of each provider, at most: a bad address ends a job early. */
    estimate: z.array(estimateLine),
  }),
);

export type ClosePreview = z.output<typeof closePreview>;

/** The closing that let work run, and the first that came of it. */
export const lastClose = named(
  "LastClose",
  z.object({
    epoch: count,
    closedAt: time,
    closedBy: text,
    reason: text,
    jobsResumed: count,
    /** Of the pipeline's calls that began since. Null: none yet. */
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
    /** Null when it works. */
    failure: z.object({ kind: failureKind, message: text, httpStatus: countOrNull, advice: text }).nullable(),
  }),
);
export type ProbeAnswer = z.output<typeof probeAnswer>;

export const creditsLeft = named(
  "CreditsLeft",
  z.object({ callId: id, provider, remaining: z.number(), askedAt: time }),
);

/** How one of the five services is set up here. */
const setUpProvider = named(
  "SetUpProvider",
  z.object({
    provider,
    /** It has an API key. */
    configured: z.boolean(),
    /** The simulator answers in its place, so that calls cost nothing. False: real, or nobody could tell. */
    simulated: z.boolean(),
    /** What all processes together hold to. All windows of a limit hold at once. */
    limits: z.array(
      z.object({
        counted: text,
        /** Empty: those that no other limit of the provider names. */
        endpoints: z.array(text),
        windows: z.array(z.object({ calls: count, perSeconds: z.number() })),
      }),
    ),
  }),
);
export type SetUpProvider = z.output<typeof setUpProvider>;
export const providerList = z.object({ items: z.array(setUpProvider) });
