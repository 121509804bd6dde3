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
