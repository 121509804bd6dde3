import type { CampaignStatus, JobStatus, LeadStatus } from "@leadgen/core";

/** A status in words for people. The code, as REST names it, is the hint. */
export interface StatusWords {
  readonly words: string;
  readonly color: string;
}

/** Red: broken. Green: done as wished. Grey: neutral or set aside. Orange: waits. */
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
 * A campaign in words. A RUNNING campaign without progress is shown as waiting; one that a person cancelled is not shown as broken.
 * @param workers number of live workers; undefined if unknown.
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
