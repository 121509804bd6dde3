import type { CallMeta, CallResult } from "./call/results.ts";
import type { SendingCampaignStatus } from "./instantly/campaign.ts";
import type { InstantlyClient } from "./instantly/client.ts";
import { type ArrivingMail, arrivingMail, type WrittenMail } from "./instantly/mail.ts";
import type { CampaignSending, SenderPage } from "./instantly/sending.ts";

/** The result of a call that changes a campaign at Instantly. */
export interface Turned {
  readonly meta: CallMeta;
  /** Instantly's message if it refuses the campaign in its present state; null if the change was made. */
  readonly refusal: string | null;
}

/** The API's calls about the sending of campaigns, by their ids at Instantly. Each throws a ProviderError if Instantly fails. */
export interface SendingDesk {
  senders(after: string | null, signal: AbortSignal): Promise<SenderPage & { readonly meta: CallMeta }>;
  /** The campaign's state at Instantly, to check before repeating an activation. */
  state(campaignId: string, signal: AbortSignal): Promise<{ meta: CallMeta; status: SendingCampaignStatus }>;
  /** Instantly's reason why the campaign sends or does not. */
  status(campaignId: string, signal: AbortSignal): Promise<{ meta: CallMeta; status: string }>;
  update(campaignId: string, sending: CampaignSending, signal: AbortSignal): Promise<Turned>;
  activate(campaignId: string, signal: AbortSignal): Promise<Turned>;
  pause(campaignId: string, signal: AbortSignal): Promise<Turned>;
  /** A mail as its recipient will get it. Makes no call. */
  preview(mail: WrittenMail): ArrivingMail;
}

export function createSendingDesk(instantly: InstantlyClient): SendingDesk {
  return {
    async senders(after, signal) {
      const { data, meta } = answered(await instantly.listAccounts(after, { signal }));
      return { ...data, meta };
    },
    async state(campaignId, signal) {
      const { data, meta } = answered(await instantly.getCampaign(campaignId, { signal }));
      return { status: data.status, meta };
    },
    async status(campaignId, signal) {
      const { data, meta } = answered(await instantly.sendingStatus(campaignId, { signal }));
      return { status: data.status, meta };
    },
    update: async (campaignId, sending, signal) =>
      turned(await instantly.updateCampaign(campaignId, sending, { signal })),
    activate: async (campaignId, signal) => turned(await instantly.activateCampaign(campaignId, { signal })),
    pause: async (campaignId, signal) => turned(await instantly.pauseCampaign(campaignId, { signal })),
    preview: arrivingMail,
  };
}

/** Unwraps a result: the failure table has no record outcome for these calls. */
function answered<T>(result: CallResult<T>): { data: T; meta: CallMeta } {
  if (result.outcome === "REJECTED") throw new Error(`Instantly refused to answer: ${result.message}`);
  return result;
}

const turned = (result: CallResult<unknown>): Turned => ({
  meta: result.meta,
  refusal: result.outcome === "REJECTED" ? result.message : null,
});
