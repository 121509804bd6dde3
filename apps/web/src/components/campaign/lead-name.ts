/** A lead's name, as far as it is known. */
export const leadName = (lead: {
  readonly firstName: string | null;
  readonly lastName: string | null;
}): string => [lead.firstName, lead.lastName].filter(Boolean).join(" ") || "Name not revealed";
