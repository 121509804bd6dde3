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
/** How many entries one call may carry. */
export const MAX_CONTACT_VALUES = 1000;

/** The message for text that `contactValueOf` does not accept. */
export const NO_CONTACT_VALUE = "must be an address (ada@example.com) or a domain (example.com)";

/**
 * Returns an address or a domain in the form in which the list stores it; undefined if the text is neither.
 * @param toAscii converts a domain to ASCII, or returns an empty string for an invalid one. It is an argument because this
 * package uses no API of Node or of a browser.
 */
export function contactValueOf(text: string, toAscii: (domain: string) => string): ContactValue | undefined {
  const trimmed = text.trim().toLowerCase();
  const at = trimmed.lastIndexOf("@");
  const domain = toAscii(trimmed.slice(at + 1));
  if (text.length > MAX_CONTACT_VALUE || !DOMAIN.test(domain)) return undefined;
  // People also write a domain as "@example.com".
  if (at <= 0) return { kind: "DOMAIN", value: domain };
  const local = trimmed.slice(0, at);
  return LOCAL.test(local) ? { kind: "ADDRESS", value: `${local}@${domain}` } : undefined;
}
