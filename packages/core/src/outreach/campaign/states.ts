/**
 * The states of a campaign. There is no paused campaign: the breaker never changes a campaign's status. `is` completes the sentence "The
 * campaign is …" for people.
 */
export const CAMPAIGN_TABLE = {
  CREATED: { over: false, is: "a draft", meaning: "Can be edited; nothing runs." },
  RUNNING: { over: false, is: "running", meaning: "Has live jobs, whether they run or are paused." },
  COMPLETED: { over: true, is: "over", meaning: "All jobs are over and at least one lead was handled." },
  FAILED: {
    over: true,
    is: "over",
    meaning:
      "Fetching failed for a reason of its own, every lead failed, the same trouble of ours stopped it, or a person cancelled it.",
  },
} as const satisfies Record<string, { over: boolean; is: string; meaning: string }>;

export type CampaignStatus = keyof typeof CAMPAIGN_TABLE;

export const CAMPAIGN_STATUSES = Object.keys(CAMPAIGN_TABLE) as readonly CampaignStatus[];

/** Every move of a campaign. */
export const CAMPAIGN_MOVES = {
  START: { from: ["CREATED"], to: ["RUNNING"], by: "a campaign manager, while the breaker is CLOSED" },
  CANCEL: {
    from: ["CREATED", "RUNNING"],
    to: ["FAILED"],
    by: "a campaign manager; its live jobs become CANCELLED",
  },
  STOP: {
    from: ["RUNNING"],
    to: ["FAILED"],
    by: "the transaction that ends the third job for the same reason that may be ours; its live jobs become CANCELLED",
  },
  END: { from: ["RUNNING"], to: ["COMPLETED", "FAILED"], by: "the transaction that ends its last job" },
} as const satisfies Record<
  string,
  { from: readonly CampaignStatus[]; to: readonly CampaignStatus[]; by: string }
>;
