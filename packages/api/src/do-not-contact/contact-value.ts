import { domainToASCII } from "node:url";
import { z } from "zod";

const LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
const DOMAIN = new RegExp(`^(?=.{4,253}$)(?:${LABEL}\\.)+[a-z](?:[a-z0-9-]*[a-z0-9])$`);
const LOCAL = /^[^\s@"(),:;<>[\\\]]{1,64}$/;

export interface ContactValue {
  readonly kind: "ADDRESS" | "DOMAIN";
  /** In lower case, the domain in ASCII. */
  readonly value: string;
}

/** An address or a domain as it stands in the list; undefined for what is neither. */
function contactValueOf(text: string): ContactValue | undefined {
  const trimmed = text.trim().toLowerCase();
  const at = trimmed.lastIndexOf("@");
  const domain = domainToASCII(trimmed.slice(at + 1));
  if (!DOMAIN.test(domain)) return undefined;
  // "@example.com" is how people write a domain.
  if (at <= 0) return { kind: "DOMAIN", value: domain };
  const local = trimmed.slice(0, at);
  return LOCAL.test(local) ? { kind: "ADDRESS", value: `${local}@${domain}` } : undefined;
}

/** One entry of the do-not-contact list. */
export const contactValueSchema = z
  .string()
  .max(320, "must have at most 320 characters")
  .refine(
    (text) => contactValueOf(text) !== undefined,
    "must be an address (ada@example.com) or a domain (example.com)",
  );

/** @throws for text that `contactValueSchema` would have refused. */
export function contactValue(text: string): ContactValue {
  const value = contactValueOf(text);
  if (value === undefined) throw new Error("api-e11: a contact value that was not parsed");
  return value;
}
