import type { JobStatus } from "@leadgen/core";
import * as z from "zod";

const researchSchema = z.object({
  facts: z.array(z.object({ text: z.string(), sourceUrl: z.string() })),
});

export type ResearchFact = z.output<typeof researchSchema>["facts"][number];

/** The researched facts of a lead; empty where nothing was researched, or found. */
export function researchFacts(research: unknown): ResearchFact[] {
  const parsed = researchSchema.safeParse(research);
  return parsed.success ? parsed.data.facts : [];
}

/** A source that a browser may be sent to: what a provider found may be anything. */
export const isWebAddress = (url: string): boolean => /^https?:\/\//i.test(url) && URL.canParse(url);

const verificationSchema = z.object({
  result: z.string(),
  role: z.boolean().nullish(),
  free: z.boolean().nullish(),
});

/** "ok, role address", or null where the address was not verified. */
export function verificationWords(verification: unknown): string | null {
  const parsed = verificationSchema.safeParse(verification);
  if (!parsed.success) return null;
  const { result, role, free } = parsed.data;
  return [result, role && "role address", free && "free-mail domain"].filter(Boolean).join(", ");
}

/** A lead's name, as far as it is known. */
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

/** How far the job has come that takes a lead out at the sender. */
export const withdrawalWords = ({ status }: { readonly status: JobStatus }): string =>
  WITHDRAWAL_WORDS[status];
