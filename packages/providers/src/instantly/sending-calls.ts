import type { CallOptions, CallResult } from "../call/results.ts";
import { parseShape, ShapeMismatch } from "../call/shape.ts";
import { campaignStateSchema, type SendingCampaign, type SendingCampaignStatus } from "./campaign.ts";
import { holdsOnlyTheRecord, namesField } from "./classify.ts";
import { type Call, campaignPath } from "./instantly-call.ts";
import {
  type CampaignSending,
  readSenders,
  readSendingStatus,
  SENDER_PAGE,
  SENDING_REQUEST_FIELDS,
  type SenderPage,
  sendingRequest,
} from "./sending.ts";

/** What persons do about the sending of a campaign. */
export interface SendingCalls {
  /** A page of the workspace's accounts, after a cursor of the page before; needs the scope `accounts:read`. */
  listAccounts(after: string | null, options?: CallOptions): Promise<CallResult<SenderPage>>;
  /** Sets how a campaign sends; safe to repeat. REJECTED: one of its settings is refused. Needs `campaigns:update`. */
  updateCampaign(
    campaignId: string,
    sending: CampaignSending,
    options?: CallOptions,
  ): Promise<CallResult<SendingCampaign>>;
  /** From now on it sends. Look with `getCampaign` before it is repeated. REJECTED: it is refused as it is. */
  activateCampaign(campaignId: string, options?: CallOptions): Promise<CallResult<SendingCampaign>>;
  /** From now on it sends nothing; safe to repeat. */
  pauseCampaign(campaignId: string, options?: CallOptions): Promise<CallResult<SendingCampaign>>;
  /** Instantly's word for why the campaign sends or does not, such as `healthy` or `out_of_schedule`. */
  sendingStatus(campaignId: string, options?: CallOptions): Promise<CallResult<{ status: string }>>;
}

/** By its id, so that nothing else is needed than the status that was asked for. */
export const readCampaign = (campaignId: string) => (json: unknown) => {
  const { name, status } = parseShape(campaignStateSchema, json);
  return { data: { campaignId, name: name ?? "", status } };
};

/** What a campaign must not be any more, by the answer itself; what else it may be, a sending status explains. */
const STILL = { activate: ["DRAFT", "PAUSED"], pause: ["ACTIVE"] } as const satisfies Record<
  string,
  readonly SendingCampaignStatus[]
>;

/** @throws ShapeMismatch if the answer says that nothing was turned: whether it sends is not known then. */
function readTurned(campaignId: string, to: keyof typeof STILL) {
  return (json: unknown) => {
    const reading = readCampaign(campaignId)(json);
    const { status } = reading.data;
    if (STILL[to].some((still) => still === status)) {
      throw new ShapeMismatch(`the campaign was to ${to}, and the answer says that it is ${status}.`);
    }
    return reading;
  };
}

export function sendingCalls(call: Call): SendingCalls {
  const turn = (id: string, to: "activate" | "pause", options: CallOptions | undefined) =>
    call(
      {
        operation: `campaigns/${to}`,
        method: "POST",
        path: `${campaignPath(id)}/${to}`,
        ofRecord: holdsOnlyTheRecord,
        read: readTurned(id, to),
      },
      options,
    );
  return {
    listAccounts: (after, options) => {
      const cursor = after === null ? "" : `&starting_after=${encodeURIComponent(after)}`;
      const path = `/accounts?limit=${SENDER_PAGE}${cursor}`;
      return call({ operation: "accounts/list", path, read: readSenders }, options);
    },
    updateCampaign: (id, sending, options) =>
      call(
        {
          operation: "campaigns/update",
          method: "PATCH",
          path: campaignPath(id),
          body: sendingRequest(sending),
          ofRecord: namesField(SENDING_REQUEST_FIELDS),
          read: readCampaign(id),
        },
        options,
      ),
    activateCampaign: (id, options) => turn(id, "activate", options),
    pauseCampaign: (id, options) => turn(id, "pause", options),
    sendingStatus: (id, options) =>
      call(
        {
          operation: "campaigns/sending-status",
          path: `${campaignPath(id)}/sending-status`,
          read: readSendingStatus,
        },
        options,
      ),
  };
}
