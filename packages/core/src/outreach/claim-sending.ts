import { lockBreakerShared } from "../engine/parts/lock-breaker.ts";
import { only, type Tx } from "../engine/parts/tx.ts";
import { DomainError } from "../errors.ts";
import { holdCampaign } from "./parts/hold-campaign.ts";
import { readActivation } from "./parts/read-activation.ts";
import { type ActivationBlocker, activationBlockers, settledSettings } from "./sending/activation.ts";
import type { SendingSettings } from "./sending/settings.ts";
import type { SendingState } from "./sending/states.ts";

/** The exclusive right of one activation of a campaign's sending, until it is settled. */
export interface SendingClaim {
  readonly campaignId: string;
  /** The time at which the claim began, to the microsecond. It is unique within the campaign. */
  readonly claim: string;
  readonly instantlyCampaignId: string;
  readonly settings: SendingSettings;
  readonly people: number;
  /** The sending before the claim; `since` to the microsecond. UNKNOWN: look at Instantly before repeating anything. */
  readonly before: {
    readonly state: SendingState;
    readonly since: string | null;
    readonly by: string | null;
  };
}

export interface Activation {
  readonly campaignId: string;
  readonly actor: string;
  /** The number of people that the previewer saw. The claim is refused if more would be written to. */
  readonly atMost?: number | undefined;
}

/**
 * Begins an activation: the sending becomes ACTIVATING, and no other activation can begin until this one is settled. Of two
 * concurrent claims, one waits for the campaign's row and is then refused.
 *
 * @throws DomainError NOT_FOUND, WRONG_STATE, BREAKER_OPEN, PRECONDITION_FAILED; `details.unmet` lists every reason against
 * the activation, `details.issues` those about a single field.
 */
export async function claimSending(tx: Tx, input: Activation): Promise<SendingClaim> {
  const { campaignId, actor, atMost } = input;
  await lockBreakerShared(tx);
  await holdCampaign(tx, campaignId);
  const facts = await readActivation(tx, campaignId);
  refuse(activationBlockers(facts));
  const { people, instantlyCampaignId } = facts;
  if (instantlyCampaignId === null)
    throw new Error("outreach-e7: a campaign that is nowhere was not refused");
  if (atMost !== undefined && people > atMost) {
    throw new DomainError(
      "WRONG_STATE",
      `${people} people would be written to, and ${atMost} were looked at. Look again.`,
      {
        people,
      },
    );
  }
  const moved = only(await tx.query<Moved>(CLAIM, [campaignId, actor]));
  const { claim, since, by } = moved;
  const before = { state: facts.sending, since, by };
  return { campaignId, claim, instantlyCampaignId, settings: settledSettings(facts), people, before };
}

function refuse(unmet: readonly ActivationBlocker[]): void {
  const [first] = unmet;
  if (first === undefined) return;
  const issues = unmet.flatMap(({ field, message }) => (field === null ? [] : [{ field, message }]));
  const words = unmet.map(({ field, message }) => (field === null ? message : `${field}: ${message}`));
  throw new DomainError(first.code, words.join(" "), { unmet, issues });
}

interface Moved {
  claim: string;
  since: string | null;
  by: string | null;
}

const CLAIM = `
  UPDATE campaign SET sending_state = 'ACTIVATING', sending_since = clock_timestamp(), sending_by = $2, updated_at = clock_timestamp()
  FROM (SELECT sending_since, sending_by FROM campaign WHERE id = $1) AS old
  WHERE campaign.id = $1
  RETURNING campaign.sending_since::text AS claim, old.sending_since::text AS since, old.sending_by AS by`;
