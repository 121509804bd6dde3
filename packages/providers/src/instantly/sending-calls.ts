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

/** The calls that a person makes about the sending of a campaign. */
export interface SendingCalls {
  /** A page of the workspace's accounts, after the previous page's cursor; needs the scope `accounts:read`. */
  listAccounts(after: string | null, options?: CallOptions): Promise<CallResult<SenderPage>>;
  /** Sets how a campaign sends; safe to repeat. REJECTED: Instantly refuses a setting. Needs `campaigns:update`. */
  updateCampaign(
    campaignId: string,
    sending: CampaignSending,
    options?: CallOptions,
  ): Promise<CallResult<SendingCampaign>>;
  /** Starts the sending. Call `getCampaign` before repeating it. REJECTED: Instantly refuses this campaign. */
  activateCampaign(campaignId: string, options?: CallOptions): Promise<CallResult<SendingCampaign>>;
  /** Stops the sending; safe to repeat. */
  pauseCampaign(campaignId: string, options?: CallOptions): Promise<CallResult<SendingCampaign>>;
  /** Instantly's reason why the campaign sends or does not, such as `healthy` or `out_of_schedule`. */
  sendingStatus(campaignId: string, options?: CallOptions): Promise<CallResult<{ status: string }>>;
}

/** The id is known from the request, so only the status is required. */
export const readCampaign = (campaignId: string) => (json: unknown) => {
  const { name, status } = parseShape(campaignStateSchema, json);
  return { data: { campaignId, name: name ?? "", status } };
};

/** Statuses that contradict a successful change; `sendingStatus` explains any other. */
const STILL = { activate: ["DRAFT", "PAUSED"], pause: ["ACTIVE"] } as const satisfies Record<
  string,
  readonly SendingCampaignStatus[]
>;

/** @throws ShapeMismatch if the answer says that nothing changed: it is unknown then whether the campaign sends. */
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
