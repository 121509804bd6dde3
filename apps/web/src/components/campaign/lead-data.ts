import type { CampaignStatus, JobStatus } from "@leadgen/core";

export interface ResearchFact {
  readonly text: string;
  readonly sourceUrl: string;
}

// Parsed by hand: zod would be a tenth of the page's scripts.
const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null ? { ...value } : {};

function isFact(value: unknown): value is ResearchFact {
  const { text, sourceUrl } = fieldsOf(value);
  return typeof text === "string" && typeof sourceUrl === "string";
}

/** The researched facts of a lead; empty if nothing was researched or found. */
export function researchFacts(research: unknown): ResearchFact[] {
  const { facts } = fieldsOf(research);
  return Array.isArray(facts) && facts.every(isFact) ? facts : [];
}

/** True if a source is safe as a link: a provider's answer may hold anything. */
export const isWebAddress = (url: string): boolean => /^https?:\/\//i.test(url) && URL.canParse(url);

/** "ok, role address"; null if the address was not verified. */
export function verificationWords(verification: unknown): string | null {
  const { result, role, free } = fieldsOf(verification);
  if (typeof result !== "string") return null;
  return [result, role === true && "role address", free === true && "free-mail domain"]
    .filter(Boolean)
    .join(", ");
}

/** The known parts of a lead's name. */
export const leadName = (lead: {
  readonly firstName: string | null;
  readonly lastName: string | null;
}): string => [lead.firstName, lead.lastName].filter(Boolean).join(" ") || "Name not revealed";

const WITHDRAWAL_WORDS: Readonly<Record<JobStatus, string>> = {
  PENDING: "It is being taken out at Instantly.",
  RUNNING: "It is being taken out at Instantly.",
  PAUSED: "It is taken out at Instantly as soon as the breaker is closed.",
  COMPLETED: "It was taken out at Instantly.",
  FAILED: "Taking it out at Instantly failed, so it may still be there: retry the job.",
  CANCELLED: "Taking it out at Instantly was cancelled, so it may still be there.",
};

/** The progress of the job that removes a lead at the sender. */
export const withdrawalWords = ({ status }: { readonly status: JobStatus }): string =>
  WITHDRAWAL_WORDS[status];

/** Why a campaign has no leads, by status. */
export const NO_LEADS: Readonly<Record<CampaignStatus, string>> = {
  CREATED: "The campaign has not been started.",
  RUNNING: "None found yet.",
  COMPLETED: "None were found.",
  FAILED: "None were found before it ended.",
};
