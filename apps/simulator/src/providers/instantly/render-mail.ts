import { hashUuid } from "../../data/hash.ts";
import { displayedText } from "./displayed-text.ts";
import { mergeFields } from "./merge-fields.ts";
import type { ArrivedMail, InstantlyCampaign, InstantlyLead } from "./model.ts";

export interface MailInput {
  readonly seed: string;
  readonly campaign: InstantlyCampaign;
  readonly lead: InstantlyLead;
  /** The sender's address. */
  readonly from: string;
  /** Null for a preview. */
  readonly sentAt: Date | null;
}

/** The first variant of the first step that is not switched off. Only `sequences[0]` is used, as at the service. */
export function firstVariant({ sequences }: InstantlyCampaign) {
  return sequences?.[0]?.steps[0]?.variants.find(({ v_disabled }) => v_disabled !== true);
}

/** The campaign's first mail to a lead: fields merged, the subject as plain text, the body as HTML. */
export function renderMail({ seed, campaign, lead, from, sentAt }: MailInput): ArrivedMail {
  const variant = firstVariant(campaign);
  const html = mergeFields(variant?.body ?? "", lead);
  const id = hashUuid(seed, "mail", campaign.id, lead.id);
  const optOut = campaign.insert_unsubscribe_header === true;
  return {
    id,
    campaign: campaign.id,
    lead: lead.id,
    sentAt: sentAt?.toISOString() ?? null,
    from,
    to: lead.email,
    // A header has no line breaks, and entities in it stay as they are.
    subject: mergeFields(variant?.subject ?? "", lead).replaceAll(/\s*[\r\n]+\s*/g, " "),
    html,
    text: displayedText(html),
    headers: optOut ? { "List-Unsubscribe": `<https://unsubscribe.example/${id}>` } : {},
  };
}
