import { htmlBody, plainLine, textOfBody } from "./html-body.ts";

/** Where Instantly puts the body that each lead brings. */
const BODY = "{{personalization}}";

/** The body of a campaign's only mail: what was written to the lead, and below it where its sender can be reached by post. */
export const bodyTemplate = (addressLine: string | null): string =>
  addressLine === null ? BODY : `${BODY}<br/><br/>${htmlBody(addressLine)}`;

export interface WrittenMail {
  readonly subject: string;
  readonly body: string;
  readonly addressLine: string | null;
}

/** A mail as its reader gets it. */
export interface ArrivingMail {
  readonly subject: string;
  /** The body as it is sent. */
  readonly html: string;
  /** The body as a mail program shows it. */
  readonly text: string;
}

/** What Instantly makes of a mail: by the same functions that write the lead and the campaign there. */
export function arrivingMail({ subject, body, addressLine }: WrittenMail): ArrivingMail {
  const html = bodyTemplate(addressLine).replace(BODY, () => htmlBody(body));
  return { subject: plainLine(subject), html, text: textOfBody(html) };
}
