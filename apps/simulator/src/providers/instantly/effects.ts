import type { CampaignChanges } from "./campaign-schema.ts";
import type {
  ArrivedMail,
  BlocklistEntry,
  InstantlyCampaign,
  InstantlyLead,
  InstantlySender,
  LeadEvent,
} from "./model.ts";

/** What a request, or a control call, changed in the Instantly workspace. */
export type InstantlyEffect =
  | { readonly kind: "instantly.campaign-created"; readonly campaign: InstantlyCampaign }
  | {
      readonly kind: "instantly.campaign-updated";
      readonly campaignId: string;
      readonly changes: CampaignChanges;
      readonly at: string;
    }
  | {
      readonly kind: "instantly.campaign-status";
      readonly campaignId: string;
      readonly status: number;
      readonly at: string;
    }
  | {
      readonly kind: "instantly.leads-added";
      readonly campaignId: string | null;
      readonly leads: readonly InstantlyLead[];
    }
  | { readonly kind: "instantly.lead-deleted"; readonly leadId: string }
  | {
      readonly kind: "instantly.lead-event";
      readonly leadId: string;
      readonly event: LeadEvent;
      readonly at: string;
    }
  | { readonly kind: "instantly.blocklist-added"; readonly entry: BlocklistEntry }
  | { readonly kind: "instantly.blocklist-removed"; readonly entryId: string }
  | { readonly kind: "instantly.sender-set"; readonly sender: InstantlySender }
  | { readonly kind: "instantly.mails-sent"; readonly mails: readonly ArrivedMail[] };
