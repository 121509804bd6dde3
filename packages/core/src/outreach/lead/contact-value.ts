const LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
const DOMAIN = new RegExp(`^(?=.{4,253}$)(?:${LABEL}\\.)+[a-z](?:[a-z0-9-]*[a-z0-9])$`);
const LOCAL = /^[^\s@"(),:;<>[\\\]]{1,64}$/;

/** An entry of the do-not-contact list. */
export interface ContactValue {
  readonly kind: "ADDRESS" | "DOMAIN";
  /** In lower case, the domain in ASCII. */
  readonly value: string;
}

export const MAX_CONTACT_VALUE = 320;
/** Entries that one call takes. */
export const MAX_CONTACT_VALUES = 1000;

/** Of `contactValueOf`, to a person. */
export const NO_CONTACT_VALUE = "must be an address (ada@example.com) or a domain (example.com)";

/**
 * An address or a domain as it stands in the list; undefined for what is neither.
 * @param toAscii a domain in ASCII, or an empty text for what is none: this package knows neither Node nor a browser.
 */
export function contactValueOf(text: string, toAscii: (domain: string) => string): ContactValue | undefined {
  const trimmed = text.trim().toLowerCase();
  const at = trimmed.lastIndexOf("@");
  const domain = toAscii(trimmed.slice(at + 1));
  if (text.length > MAX_CONTACT_VALUE || !DOMAIN.test(domain)) return undefined;
  // "@example.com" is how people write a domain.
  if (at <= 0) return { kind: "DOMAIN", value: domain };
  const local = trimmed.slice(0, at);
  return LOCAL.test(local) ? { kind: "ADDRESS", value: `${local}@${domain}` } : undefined;
}
