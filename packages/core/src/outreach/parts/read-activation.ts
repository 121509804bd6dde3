import { pauseReasonOf } from "../../engine/parts/pause-reason.ts";
import type { Tx } from "../../engine/parts/tx.ts";
import { DomainError } from "../../errors.ts";
import type { CampaignStatus } from "../campaign/states.ts";
import { OUTREACH, readBreaker } from "../our-engine.ts";
import type { ActivationFacts } from "../sending/activation.ts";
import type { SendingField } from "../sending/settings.ts";
import type { SendingState } from "../sending/states.ts";
import { SQL_LEAVING } from "./leaving.ts";

/** SQL interval longer than all calls of an activation can take: the process of an activation older than this is gone. */
const ACTIVATION_PATIENCE = "interval '5 minutes'";

interface Found extends Readonly<Record<SendingField, unknown>> {
  readonly status: CampaignStatus;
  readonly instantlyCampaignId: string | null;
  readonly gone: boolean;
  readonly sending: SendingState;
  readonly sendingBy: string | null;
  readonly people: number;
  readonly leaving: number;
}

/**
 * Reads the facts that decide about an activation. `claimSending` locks the campaign and the breaker before it calls this.
 *
 * @throws DomainError NOT_FOUND.
 */
export async function readActivation(tx: Tx, campaignId: string): Promise<ActivationFacts> {
  const [found] = await tx.query<Found>(FACTS, [campaignId]);
  if (found === undefined) throw new DomainError("NOT_FOUND", `There is no campaign ${campaignId}.`);
  const { status, instantlyCampaignId, gone, sending, sendingBy, people, leaving, ...settings } = found;
  const breaker = await readBreaker(tx);
  return {
    ...{ status, instantlyCampaignId, gone, sending, sendingBy, people, leaving, settings },
    breaker: breaker.state,
    because:
      breaker.state === "OPEN"
        ? `${pauseReasonOf(breaker, OUTREACH)}: ${breaker.message ?? breaker.reason}`
        : null,
  };
}

const FACTS = `
  SELECT status, instantly_campaign_id AS "instantlyCampaignId", gone_at_sender_at IS NOT NULL AS gone, sending_by AS "sendingBy",
         CASE WHEN sending_state = 'ACTIVATING' AND sending_since < now() - ${ACTIVATION_PATIENCE} THEN 'UNKNOWN'
              ELSE sending_state END AS sending,
         leads.people, leads.leaving,
         senders, daily_limit AS "dailyLimit", send_from AS "sendFrom", send_to AS "sendTo", send_days AS "sendDays",
         time_zone AS "timeZone", address_line AS "addressLine", opt_out AS "optOut"
  FROM campaign
  CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE NOT ${SQL_LEAVING})::int AS people, count(*) FILTER (WHERE ${SQL_LEAVING})::int AS leaving
    FROM lead WHERE campaign_id = campaign.id AND status = 'HANDED_OVER') AS leads
  WHERE id = $1`;
