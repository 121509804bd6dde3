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

/** What a person says of a campaign. Each is a column, and is written, read and shown by this table and `shown`. */
const settings = {
  name: nameSchema,
  /** People at most. */
  leadLimit: z.number().int().min(1).max(MAX_LEADS),
  criteria: searchCriteriaSchema,
  offer: offerSchema,
  ...sendingFields,
};
export const newCampaign = z.strictObject({
  organizationId: idSchema,
  ...settings,
  // Nobody has to think of them before there are mails: the columns have defaults.
  ...z.object(sendingFields).partial().shape,
});
export const campaignChanges = z.strictObject({ id: idSchema, ...z.object(settings).partial().shape });
/** Their columns. */
export const SETTINGS = Object.keys(settings) as (keyof typeof settings)[];
export type NewCampaign = z.output<typeof newCampaign>;
export type CampaignChanges = z.output<typeof campaignChanges>;

/** Whether the mails are sent: what we know of it, since when, and who did that. */
const sending = named(
  "Sending",
  z.object({
    state: z.enum(SENDING_STATES),
    since: timeOrNull,
    by: textOrNull,
    /** When the campaign was found to be deleted at Instantly, where it sends nothing then. */
    goneAt: timeOrNull,
    /** As Instantly said when its analytics were last asked for. Null: nobody asked yet, or it does not say. */
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
  /** How it ended; null before. */
  message: textOrNull,
  /** Why a person ended it; null: nobody did. */
  cancelReason: textOrNull,
  createdAt: time,
  startedAt: timeOrNull,
  finishedAt: timeOrNull,
  sending,
  jobs: jobCounts,
  leads: leadCounts,
};

// What is stored is shown, also if an older version stored what `POST /campaigns` would refuse today.
const criteria = named("StoredCriteria", z.custom<SearchCriteria>());
const offer = named("StoredOffer", z.custom<Offer>());
/** Settings that only the whole campaign shows: a list has no room for them. */
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

/** How far a campaign's leads are and what its calls cost, counted about once a minute while it runs, and after its end. */
const tally = named(
  "CampaignTally",
  z.object({
    at: time,
    /** Leads by the steps that they have behind them. */
    finishedSteps: each(ENRICH_STEPS, count),
    /** By provider, each in its own unit. */
    spent: z.array(z.object({ provider, ...spent })),
  }),
);

/** `tally` is null until it was counted for the first time. */
const campaignItem = named("CampaignItem", z.object({ ...fields, tally: tally.nullable() }));
export const campaignPage = page(campaignItem);
export type CampaignItem = z.output<typeof campaignItem>;
export type CampaignPage = z.output<typeof campaignPage>;

/** What a campaign's calls to one provider came to. */
const spend = named(
  "ProviderSpend",
  z.object({
    provider,
    calls: count,
    succeeded: count,
    rejected: count,
    failed: count,
    /** May have been paid for without anybody knowing the answer. */
    unknown: count,
    inFlight: count,
    /** Paid or changing calls that succeeded although the same step of the same job had succeeded before. */
    repeated: count,
    ...spent,
    /** Over calls that ended; null when none did. */
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

/** A campaign as it was just saved. */
export const savedCampaign = named(
  "SavedCampaign",
  z.object({
    ...whole,
    /** What could not be checked at the saving, in a sentence or two. */
    notice: textOrNull,
  }),
);

/** Something that keeps a campaign from starting, with what to do about it. */
const blocker = named("Blocker", z.object({ code: z.enum(ERROR_CODES), message: text }));
export const startCheck = z.object({ canStart: z.boolean(), unmet: z.array(blocker) });

/** What a campaign will take, to be read before it is started. */
export const startEstimate = named(
  "StartEstimate",
  z.object({
    /** People that it may still find. */
    leads: count,
    /** Leads that it has taken over from others, which go on from their last finished step. */
    takenOver: count,
    /** The organization's latest campaigns whose rates it uses; 0: there are none yet, so it is what is possible at most. */
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
    finishedSteps: each(ENRICH_STEPS, count),
    /** What the check of the addresses said. */
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

export type CampaignDetails = z.output<typeof campaignDetails>;

export const instantlyAnalytics = named(
  "InstantlyAnalytics",
  z.object({
    campaignId: id,
    instantlyCampaignId: text,
    /** When Instantly was asked: an answer is kept for a minute. */
    askedAt: time,
    ...senderCounts.shape,
  }),
);
export type InstantlyAnalytics = z.output<typeof instantlyAnalytics>;

/** A mail to somebody who does not exist, as it would arrive. */
export const sampleMail = named(
  "SampleMail",
  z.object({
    to: z.object({ firstName: text, lastName: text, title: text, companyName: text }),
    /** Null: the model did not write one that could be sent; it is charged for all the same. */
    mail: z.object({ subject: text, html: text, text }).nullable(),
    refusal: textOrNull,
    /** US dollars that OpenAI charged; null: not known. */
    costUsd: z.number().nullable(),
  }),
);

/** What a search would find. People as Apollo shows them before they are paid for. */
export const searchPreview = named(
  "SearchPreview",
  z.object({
    /** In all; a campaign takes as many of them as its lead limit. */
    totalEntries: count,
    people: z.array(
      z.object({
        firstName: text,
        lastNameObfuscated: textOrNull,
        title: textOrNull,
        organizationName: textOrNull,
        /** Apollo says that it has an address. */
        hasEmail: z.boolean(),
      }),
    ),
  }),
);
