import {
  ENRICH_STEPS,
  ERROR_CODES,
  MAX_LEADS,
  type Offer,
  offerSchema,
  SENDING_STATES,
  type SearchCriteria,
  searchCriteriaSchema,
  sendingFields,
} from "@leadgen/core";
import { z } from "zod";
import { spent } from "../db/spent.ts";
import { estimateLine } from "../schema/estimate.ts";
import {
  campaignStatus,
  count,
  countOrNull,
  each,
  id,
  idOrNull,
  jobCounts,
  jobType,
  leadCounts,
  named,
  page,
  provider,
  text,
  textOrNull,
  time,
  timeOrNull,
} from "../schema/fields.ts";
import { idSchema, nameSchema } from "../schema/input.ts";
import { senderCounts } from "../schema/sender-counts.ts";

/** A campaign's settings. Each is a column; this table and `shown` define how it is written, read and shown. */
const settings = {
  name: nameSchema,
  /** Maximal number of people. */
  leadLimit: z.number().int().min(1).max(MAX_LEADS),
  criteria: searchCriteriaSchema,
  offer: offerSchema,
  ...sendingFields,
};
export const newCampaign = z.strictObject({
  organizationId: idSchema,
  ...settings,
  // Optional, since they are not needed before there are mails: the columns have defaults.
  ...z.object(sendingFields).partial().shape,
});
export const campaignChanges = z.strictObject({ id: idSchema, ...z.object(settings).partial().shape });
/** The columns of the settings. */
export const SETTINGS = Object.keys(settings) as (keyof typeof settings)[];
export type NewCampaign = z.output<typeof newCampaign>;
export type CampaignChanges = z.output<typeof campaignChanges>;

/** State of the sending, as far as we know, since when, and who set it. */
const sending = named(
  "Sending",
  z.object({
    state: z.enum(SENDING_STATES),
    since: timeOrNull,
    by: textOrNull,
    /** When the campaign was found to be deleted at Instantly; it sends nothing then. */
    goneAt: timeOrNull,
    /** Instantly's count when its analytics were last read. Null: not read yet, or not reported. */
    replies: z.object({ count, askedAt: time }).nullable(),
  }),
);

const fields = {
  id,
  organizationId: id,
  organizationName: text,
  name: text,
  status: campaignStatus,
  leadLimit: count,
  /** How it ended; null until then. */
  message: textOrNull,
  /** The reason of the person who cancelled it; null: not cancelled. */
  cancelReason: textOrNull,
  createdAt: time,
  startedAt: timeOrNull,
  finishedAt: timeOrNull,
  sending,
  jobs: jobCounts,
  leads: leadCounts,
};

// Stored values are shown even if an older version stored what `POST /campaigns` would refuse today.
const criteria = named("StoredCriteria", z.custom<SearchCriteria>());
const offer = named("StoredOffer", z.custom<Offer>());
/** Settings that only a single campaign shows: a list has no room for them. */
const shown = {
  criteria,
  offer,
  senders: z.array(text),
  dailyLimit: count,
  /** `HH:MM`, in the campaign's time zone. */
  sendFrom: text,
  sendTo: text,
  /** 0 is Sunday. */
  sendDays: z.array(count),
  timeZone: text,
  addressLine: textOrNull,
  optOut: z.boolean(),
} satisfies Record<Exclude<keyof typeof settings, keyof typeof fields>, z.ZodType>;

/** Progress of a campaign's leads and cost of its calls, counted about once a minute while it runs, and after its end. */
const tally = named(
  "CampaignTally",
  z.object({
    at: time,
    /** Number of leads that have finished each step. */
    finishedSteps: each(ENRICH_STEPS, count),
    /** By provider, each in its own unit. */
    spent: z.array(z.object({ provider, ...spent })),
  }),
);

/** `tally` is null until the first count. */
const campaignItem = named("CampaignItem", z.object({ ...fields, tally: tally.nullable() }));
export const campaignPage = page(campaignItem);
export type CampaignItem = z.output<typeof campaignItem>;
export type CampaignPage = z.output<typeof campaignPage>;

/** A campaign's calls to one provider, in numbers. */
const spend = named(
  "ProviderSpend",
  z.object({
    provider,
    calls: count,
    succeeded: count,
    rejected: count,
    failed: count,
    /** Calls without a known answer; they may have been charged. */
    unknown: count,
    inFlight: count,
    /** Paid or changing calls that succeeded although the same step of the same job had succeeded before. */
    repeated: count,
    ...spent,
    /** Over calls that ended; null if none did. */
    medianLatencyMs: countOrNull,
  }),
);

/** A provider call that has begun and not ended. */
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
  ...shown,
  instantlyCampaignId: textOrNull,
  calls: z.array(spend),
  tasksInFlight: z.array(taskInFlight),
};

export const campaign = named("Campaign", z.object(whole));
export type Campaign = z.output<typeof campaign>;

/** A campaign that was just saved. */
export const savedCampaign = named(
  "SavedCampaign",
  z.object({
    ...whole,
    /** What could not be checked on saving, in a sentence or two. */
    notice: textOrNull,
  }),
);

/** A condition that keeps a campaign from starting, and what to do about it. */
const blocker = named("Blocker", z.object({ code: z.enum(ERROR_CODES), message: text }));
export const startCheck = z.object({ canStart: z.boolean(), unmet: z.array(blocker) });

/** The calls and cost of a campaign, to be read before it is started. */
export const startEstimate = named(
  "StartEstimate",
  z.object({
    /** People that it may still find. */
    leads: count,
    /** Leads that it took over from other campaigns, which continue after their last finished step. */
    takenOver: count,
    /** Number of the organization's latest campaigns whose rates are used; 0: none yet, so the lines are the maximum. */
    byCampaigns: count,
    lines: z.array(estimateLine),
  }),
);
export const startValidation = startCheck.extend({ estimate: startEstimate });
export type StartEstimate = z.output<typeof startEstimate>;
export type Blocker = z.output<typeof blocker>;
export type StartCheck = z.output<typeof startCheck>;
export const started = z.object({ id, status: z.literal("RUNNING"), jobId: id });
export const cancelled = z.object({ id, status: z.literal("FAILED"), jobsCancelled: count });

export const campaignDeleted = z.object({
  id,
  leads: count,
  /** Entries added to the do-not-contact list, so that nobody is written to again. */
  doNotContact: count,
});

export const leadStats = named(
  "LeadStats",
  z.object({
    campaignId: id,
    leadLimit: count,
    total: count,
    /** Leads that still need work. */
    open: count,
    /** Leads with a result that the campaign wanted. */
    handled: count,
    /** Leads that ended without one: failed, rejected, refused, cancelled. */
    spoilt: count,
    byStatus: leadCounts,
    /** Number of leads that have finished each step. */
    finishedSteps: each(ENRICH_STEPS, count),
    /** Results of the address verification. */
    verification: z.array(z.object({ result: text, leads: count })),
  }),
);

export type LeadStats = z.output<typeof leadStats>;

export const campaignDetails = named(
  "CampaignDetails",
  z.object({
    ...whole,
    leadStats,
    startCheck,
    /** The latest ten jobs that failed for a reason of their own, not a provider's. */
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

export type CampaignDetails = z.output<typeof campaignDetails>;

export const instantlyAnalytics = named(
  "InstantlyAnalytics",
  z.object({
    campaignId: id,
    instantlyCampaignId: text,
    /** When Instantly was asked: an answer is cached for a minute. */
    askedAt: time,
    ...senderCounts.shape,
  }),
);
export type InstantlyAnalytics = z.output<typeof instantlyAnalytics>;

/** A mail to an invented person, as it would arrive. */
export const sampleMail = named(
  "SampleMail",
  z.object({
    to: z.object({ firstName: text, lastName: text, title: text, companyName: text }),
    /** Null: the model wrote no mail that could be sent; it is charged all the same. */
    mail: z.object({ subject: text, html: text, text }).nullable(),
    refusal: textOrNull,
    /** US dollars that OpenAI charged; null: unknown. */
    costUsd: z.number().nullable(),
  }),
);

/** The result of a search. Shows people as Apollo does before they are paid for. */
export const searchPreview = named(
  "SearchPreview",
  z.object({
    /** All matches; a campaign takes at most its lead limit of them. */
    totalEntries: count,
    people: z.array(
      z.object({
        firstName: text,
        lastNameObfuscated: textOrNull,
        title: textOrNull,
        organizationName: textOrNull,
        /** Whether Apollo says that it has an address. */
        hasEmail: z.boolean(),
      }),
    ),
  }),
);
