/**
 * The statuses of a lead. A lead is open while it can still move; every other status is final
 * unless a person edits the lead, retries its job or takes it over.
 *
 * - `handled`: the lead reached an outcome that counts for its campaign ("must not be written to" is one too).
 */
export const LEAD_TABLE = {
  FOUND: { open: true, handled: false, meaning: "Found by the search; nothing paid yet." },
  REVEALED: { open: true, handled: false, meaning: "Paid for and stored; waiting to be enriched." },
  HANDED_OVER: { open: false, handled: true, meaning: "In the sender's campaign." },
  WITHDRAWN: {
    open: false,
    handled: true,
    meaning: "Was in the sender's campaign and was taken out of it again.",
  },
  NO_MATCH: { open: false, handled: true, meaning: "Apollo could not reveal this person." },
  NO_EMAIL: { open: false, handled: true, meaning: "Apollo knows the person but no address." },
  ALREADY_CONTACTED: {
    open: false,
    handled: true,
    meaning:
      "The organization or the sender has this address already, or the sender is about to be given it.",
  },
  INVALID_ADDRESS: { open: false, handled: true, meaning: "The address does not exist." },
  DISPOSABLE_ADDRESS: { open: false, handled: true, meaning: "A throw-away address." },
  UNVERIFIABLE_ADDRESS: { open: false, handled: true, meaning: "The address could not be confirmed." },
  BLOCKLISTED: {
    open: false,
    handled: true,
    meaning: "On the organization's do-not-contact list, or the sender's block list.",
  },
  REFUSED: { open: false, handled: false, meaning: "The model declined to write or research." },
  REJECTED: { open: false, handled: false, meaning: "A provider rejected this lead's data." },
  FAILED: { open: false, handled: false, meaning: "Our own error; the job says which." },
  CANCELLED: { open: false, handled: false, meaning: "Its job was cancelled before it ended." },
} as const satisfies Record<string, { open: boolean; handled: boolean; meaning: string }>;

export type LeadStatus = keyof typeof LEAD_TABLE;

export const LEAD_STATUSES = Object.keys(LEAD_TABLE) as readonly LeadStatus[];
