import type { BreakerState } from "../../engine/breaker/states.ts";
import { CAMPAIGN_TABLE, type CampaignStatus } from "../campaign/states.ts";
import { type SendingField, type SendingSettings, sendingProblems } from "./settings.ts";
import { SENDING_MOVES, type SendingState } from "./states.ts";

/** The facts that decide whether a campaign's sending may be activated, read at one moment. */
export interface ActivationFacts {
  readonly status: CampaignStatus;
  readonly sending: SendingState;
  /** The person who moved the sending last. */
  readonly sendingBy: string | null;
  readonly breaker: BreakerState;
  /** Why the breaker is OPEN. */
  readonly because: string | null;
  readonly instantlyCampaignId: string | null;
  /** Instantly has said that the campaign no longer exists there. */
  readonly gone: boolean;
  /** How many people are in the campaign at Instantly and would get the mail. */
  readonly people: number;
  /** How many people there are being taken out, including those whose WITHDRAW_LEAD job failed. */
  readonly leaving: number;
  /** As stored: an older version may have stored values that would be refused today. */
  readonly settings: Readonly<Record<SendingField, unknown>>;
}

/** One reason why a campaign's sending can't be activated, and what to do about it. */
export interface ActivationBlocker {
  readonly code: "WRONG_STATE" | "BREAKER_OPEN" | "PRECONDITION_FAILED";
  /** The setting that it is about. */
  readonly field: SendingField | null;
  readonly message: string;
}

/** Every reason against the activation, not just the first. Reasons that cannot be removed come first. */
export function activationBlockers(facts: ActivationFacts): ActivationBlocker[] {
  const state = stateBlocker(facts);
  const breaker =
    facts.breaker === "OPEN"
      ? blocker(
          "BREAKER_OPEN",
          `The circuit breaker is OPEN (${facts.because ?? "no cause known"}). Activate the sending when an operator has closed it.`,
        )
      : null;
  const settings = sendingProblems(facts.settings).map(({ field, message }) => ({
    code: "PRECONDITION_FAILED" as const,
    field,
    message,
  }));
  return [state, breaker, peopleBlocker(facts)].filter((each) => each !== null).concat(settings);
}

const blocker = (code: ActivationBlocker["code"], message: string): ActivationBlocker => ({
  code,
  field: null,
  message,
});

function stateBlocker({ status, sending, sendingBy }: ActivationFacts): ActivationBlocker | null {
  if (!CAMPAIGN_TABLE[status].over) {
    return blocker(
      "WRONG_STATE",
      `The campaign is ${CAMPAIGN_TABLE[status].is}: its sending is activated when it is over and its mails were looked through.`,
    );
  }
  const from: readonly SendingState[] = SENDING_MOVES.CLAIM.from;
  if (from.includes(sending)) return null;
  const who = sendingBy ?? "Somebody";
  return sending === "ACTIVATING"
    ? blocker("WRONG_STATE", `${who} is activating the sending at this moment.`)
    : blocker("WRONG_STATE", `The sending is active already; ${who} activated it.`);
}

function peopleBlocker(facts: ActivationFacts): ActivationBlocker | null {
  const { instantlyCampaignId, gone, people, leaving } = facts;
  if (gone) {
    return blocker(
      "PRECONDITION_FAILED",
      "Somebody deleted the campaign at Instantly: its mails are gone with it, and nothing can be sent.",
    );
  }
  if (leaving > 0) {
    return blocker(
      "PRECONDITION_FAILED",
      `${leaving} of the people are still to be taken out at Instantly: wait for the jobs that do it, or retry or cancel those that failed.`,
    );
  }
  if (instantlyCampaignId !== null && people > 0) return null;
  return blocker(
    "PRECONDITION_FAILED",
    "Nobody is in the campaign at Instantly, so there is nobody to write to.",
  );
}

/** The settings of facts without a blocker. */
export const settledSettings = (facts: ActivationFacts): SendingSettings =>
  facts.settings as unknown as SendingSettings;
