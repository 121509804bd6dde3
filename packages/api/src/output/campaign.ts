import { ERROR_CODES, type Offer, type SearchCriteria } from "@leadgen/core";
import { z } from "zod";
import {
  campaignStatus,
  count,
  countOrNull,
  id,
  idOrNull,
  jobCounts,
  jobType,
  leadCounts,
  leadStatus,
  named,
  page,
  provider,
  text,
  textOrNull,
  time,
  timeOrNull,
} from "./fields.ts";

// What is stored is shown, also if an older version stored what `POST /campaigns` would refuse today.
const criteria = named("StoredCriteria", z.custom<SearchCriteria>());
const offer = named("StoredOffer", z.custom<Offer>());

const fields = {
  id,
  organizationId: id,
  organizationName: text,
  name: text,
  status: campaignStatus,
  leadLimit: count,
  message: textOrNull,
  createdAt: time,
  startedAt: timeOrNull,
  finishedAt: timeOrNull,
  jobs: jobCounts,
  leads: leadCounts,
};

const campaignItem = named("CampaignItem", z.object(fields));
export const campaignPage = page(campaignItem);

const spend = named(
  "ProviderSpend",
  z.object({
    provider,
    calls: count,
    succeeded: count,
    rejected: count,
    failed: count,
    unknown: count,
    inFlight: count,
    repeated: count,
    credits: z.number(),
    costUsd: z.number(),
    medianLatencyMs: countOrNull,
  }),
);

const taskInFlight = z.object({
  callId: id,
  jobId: id,
  leadId: idOrNull,
  provider,
  endpoint: text,
  step: text,
  startedAt: time,
});

const whole = {
  ...fields,
  criteria,
  offer,
  instantlyCampaignId: textOrNull,
  calls: z.array(spend),
  tasksInFlight: z.array(taskInFlight),
};

export const campaign = named("Campaign", z.object(whole));

const blocker = named("Blocker", z.object({ code: z.enum(ERROR_CODES), message: text }));
export const startCheck = z.object({ canStart: z.boolean(), unmet: z.array(blocker) });
export const started = z.object({ id, status: z.literal("RUNNING"), jobId: id });
export const cancelled = z.object({ id, status: z.literal("FAILED"), jobsCancelled: count });

export const campaignDeleted = z.object({
  id,
  leads: count,
  /** Entries that the do-not-contact list got, so that nobody is written to again. */
  doNotContact: count,
});

export const leadStats = named(
  "LeadStats",
  z.object({
    campaignId: id,
    leadLimit: count,
    total: count,
    /** Still to be worked on. */
    open: count,
    /** Came to an answer that the campaign wanted. */
    handled: count,
    /** Ended without one: failed, rejected, refused, cancelled. */
    spoilt: count,
    byStatus: leadCounts,
    /** Leads by the steps that they have behind them. */
    finishedSteps: z.object({ VERIFY: count, RESEARCH: count, WRITE: count, HAND_OVER: count }),
    /** What the check of the addresses said. */
    verification: z.array(z.object({ result: text, leads: count })),
  }),
);

export const campaignDetails = named(
  "CampaignDetails",
  z.object({
    ...whole,
    leadStats,
    startCheck,
    /** Jobs that failed for a reason of their own, the latest ten. */
    recentFailures: z.array(
      z.object({
        jobId: id,
        type: jobType,
        leadId: idOrNull,
        errorCode: text,
        errorMessage: text,
        finishedAt: time,
      }),
    ),
    breaker: z.object({ state: z.enum(["CLOSED", "OPEN"]), epoch: count, reason: textOrNull }),
  }),
);

const result = named(
  "CampaignResult",
  z.object({
    id,
    status: leadStatus,
    statusMessage: textOrNull,
    firstName: textOrNull,
    lastName: textOrNull,
    email: textOrNull,
    title: textOrNull,
    companyName: textOrNull,
    emailSubject: textOrNull,
    emailBody: textOrNull,
    instantlyLeadId: textOrNull,
    credits: z.number(),
    costUsd: z.number(),
    finishedAt: timeOrNull,
  }),
);

export const campaignResults = z.object({
  ...page(result).shape,
  summary: z.object({
    status: campaignStatus,
    message: textOrNull,
    handedOver: count,
    handled: count,
    total: count,
    credits: z.number(),
    costUsd: z.number(),
  }),
});

export const instantlyAnalytics = named(
  "InstantlyAnalytics",
  z.object({
    campaignId: id,
    instantlyCampaignId: text,
    /** When Instantly was asked: an answer is kept for a minute. */
    askedAt: time,
    leads: count,
    contacted: count,
    sent: count,
    opened: count,
    replied: count,
    clicked: count,
    bounced: count,
    unsubscribed: count,
    completed: count,
  }),
);
