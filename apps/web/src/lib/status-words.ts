import type { CampaignStatus, JobStatus, LeadStatus } from "@leadgen/core";

/** What a status means to people; the code is its hint, and what REST says. */
export interface StatusWords {
  readonly words: string;
  readonly color: string;
}

/** Red is for what is broken. Green: as wished. Grey: neutral, or set aside. Orange: waits. */
export const CAMPAIGN_STATUS: Readonly<Record<CampaignStatus, StatusWords>> = {
  CREATED: { words: "Draft", color: "gray" },
  RUNNING: { words: "Running", color: "blue" },
  COMPLETED: { words: "Finished", color: "teal" },
  FAILED: { words: "Failed", color: "red" },
};

export const JOB_STATUS: Readonly<Record<JobStatus, StatusWords>> = {
  PENDING: { words: "In line", color: "gray" },
  RUNNING: { words: "At work", color: "blue" },
  PAUSED: { words: "Stopped with all work", color: "orange" },
  COMPLETED: { words: "Done", color: "teal" },
  FAILED: { words: "Failed", color: "red" },
  CANCELLED: { words: "Cancelled", color: "gray" },
};

export const LEAD_STATUS: Readonly<Record<LeadStatus, StatusWords>> = {
  FOUND: { words: "Found", color: "gray" },
  REVEALED: { words: "On its way", color: "blue" },
  HANDED_OVER: { words: "Handed over", color: "teal" },
  WITHDRAWN: { words: "Taken out again", color: "gray" },
  NO_MATCH: { words: "No match at Apollo", color: "gray" },
  NO_EMAIL: { words: "No address known", color: "gray" },
  ALREADY_CONTACTED: { words: "Already contacted", color: "gray" },
  INVALID_ADDRESS: { words: "Address doesn't exist", color: "gray" },
  DISPOSABLE_ADDRESS: { words: "Throw-away address", color: "gray" },
  UNVERIFIABLE_ADDRESS: { words: "Address can't be confirmed", color: "gray" },
  BLOCKLISTED: { words: "Do not contact", color: "gray" },
  REFUSED: { words: "The model declined", color: "gray" },
  REJECTED: { words: "Turned down by the provider", color: "gray" },
  FAILED: { words: "Failed: our error", color: "red" },
  CANCELLED: { words: "Cancelled", color: "gray" },
};

interface Campaign {
  readonly status: CampaignStatus;
  readonly cancelReason: string | null;
  readonly jobs: Readonly<Record<JobStatus, number>>;
}

/**
 * A campaign in words. One of which nothing moves waits, although it goes on being RUNNING; one that a person ended is not broken.
 * @param workers alive; undefined: not known.
 */
export function campaignStatusWords(
  { status, cancelReason, jobs }: Campaign,
  workers: number | null | undefined,
): StatusWords {
  if (status === "RUNNING" && (jobs.PAUSED > 0 || workers === 0))
    return { words: "Waiting", color: "orange" };
  if (cancelReason !== null) return { words: "Cancelled", color: "gray" };
  return CAMPAIGN_STATUS[status];
}
