import { htmlBody, plainLine, textOfBody } from "./html-body.ts";

/** Instantly replaces this by the lead's own body. */
const BODY = "{{personalization}}";

/** The body of a campaign's only mail: the lead's own text, and below it the sender's postal address. */
export const bodyTemplate = (addressLine: string | null): string =>
  addressLine === null ? BODY : `${BODY}<br/><br/>${htmlBody(addressLine)}`;

export interface WrittenMail {
  readonly subject: string;
  readonly body: string;
  readonly addressLine: string | null;
}

/** A mail as its recipient gets it. */
export interface ArrivingMail {
  readonly subject: string;
  /** The body as it is sent. */
  readonly html: string;
  /** The body as a mail program shows it. */
  readonly text: string;
}

/** The mail that Instantly will send, made by the functions that write the lead and the campaign there. */
export function arrivingMail({ subject, body, addressLine }: WrittenMail): ArrivingMail {
  const html = bodyTemplate(addressLine).replace(BODY, () => htmlBody(body));
  return { subject: plainLine(subject), html, text: textOfBody(html) };
}
