import { domainToASCII } from "node:url";
import { type ContactValue, contactValueOf, MAX_CONTACT_VALUE, NO_CONTACT_VALUE } from "@leadgen/core";
import { z } from "zod";

/** One entry of the do-not-contact list. */
export const contactValueSchema = z
  .string()
  .max(MAX_CONTACT_VALUE, `must have at most ${MAX_CONTACT_VALUE} characters`)
  .refine((text) => contactValueOf(text, domainToASCII) !== undefined, NO_CONTACT_VALUE);

/** @throws for text that `contactValueSchema` would have refused. */
export function contactValue(text: string): ContactValue {
  const value = contactValueOf(text, domainToASCII);
  if (value === undefined) throw new Error("api-e11: a contact value that was not parsed");
  return value;
}
