import type { BreakerState } from "../../engine/breaker/states.ts";
import { type Refusal, refuse } from "../../errors.ts";
import { CAMPAIGN_TABLE, type CampaignStatus } from "./states.ts";

/** The counts that decide how a campaign ends. */
export interface CampaignTally {
  /** Jobs that are not over. */
  readonly live: number;
  /** FETCH_LEADS ended FAILED; its error. */
  readonly fetchError: string | null;
  /** A REVEAL_LEADS job ended FAILED; the error of one of them. */
  readonly revealError: string | null;
  /** Leads that reached an outcome: their job COMPLETED, or Apollo had no address for them. */
  readonly handled: number;
  /** Leads whose job FAILED. */
  readonly failed: number;
  /** Leads whose job was CANCELLED. */
  readonly cancelled: number;
}

/** Jobs that ended badly for the same reason, which may be ours, with no job that went well in between (rule J14). */
export interface SameTrouble {
  /** An internal error's id, or the id of a row of the failure table. */
  readonly endedBy: string;
  readonly jobs: number;
  /** The reason in words. */
  readonly words: string;
}

export type CampaignEvent =
  | { readonly type: "START"; readonly breaker: BreakerState; readonly because: string | null }
  | { readonly type: "CANCEL"; readonly reason: string }
  | { readonly type: "STOP"; readonly trouble: SameTrouble }
  | { readonly type: "JOB_ENDED"; readonly tally: CampaignTally };

export interface CampaignMove {
  readonly next: CampaignStatus;
  readonly message: string | null;
}

/** Other jobs are still live, so nothing changes. */
export interface CampaignUnmoved {
  readonly unmoved: "JOBS_ARE_LIVE";
}

/** Decides what an event does to a campaign. Pure. */
export function decideCampaign(
  status: CampaignStatus,
  event: CampaignEvent,
): CampaignMove | CampaignUnmoved | Refusal {
  const { is } = CAMPAIGN_TABLE[status];
  switch (event.type) {
    case "START":
      return decideStart(status, event);
    case "CANCEL":
      if (status === "CREATED" || status === "RUNNING")
        return { next: "FAILED", message: `Cancelled: ${event.reason}` };
      return refuse("WRONG_STATE", `The campaign is ${is}: there is nothing to cancel.`);
    case "STOP":
      if (status !== "RUNNING") return refuse("WRONG_STATE", `The campaign is ${is}: it cannot be stopped.`);
      return { next: "FAILED", message: wordsOf(event.trouble) };
    case "JOB_ENDED":
      if (status !== "RUNNING") return refuse("WRONG_STATE", `The campaign is ${is}: it cannot end.`);
      return event.tally.live > 0 ? { unmoved: "JOBS_ARE_LIVE" } : decideEnd(event.tally);
  }
}

const wordsOf = ({ endedBy, jobs, words }: SameTrouble): string =>
  `Stopped: ${jobs} jobs ended for the same reason, which may be ours, and none went well in between: ` +
  `${endedBy} (${words}). The jobs that were left are cancelled, so that nothing more is paid.`;

function decideStart(
  status: CampaignStatus,
  event: { readonly breaker: BreakerState; readonly because: string | null },
): CampaignMove | Refusal {
  if (status !== "CREATED") {
    return refuse(
      "WRONG_STATE",
      `The campaign is ${CAMPAIGN_TABLE[status].is}: only a draft can be started.`,
    );
  }
  if (event.breaker === "OPEN") {
    return refuse(
      "BREAKER_OPEN",
      `The circuit breaker is OPEN (${event.because ?? "no cause known"}). Start the campaign when an operator has closed it.`,
    );
  }
  return { next: "RUNNING", message: null };
}

function decideEnd(tally: CampaignTally): CampaignMove {
  const { fetchError, revealError, handled, failed, cancelled } = tally;
  const counts = `${handled} handled, ${failed} failed, ${cancelled} cancelled`;
  if (fetchError !== null)
    return { next: "FAILED", message: `Fetching leads failed: ${fetchError} (leads: ${counts})` };
  const unrevealed = revealError === null ? "" : `; some people were found but not revealed: ${revealError}`;
  if (handled > 0) return { next: "COMPLETED", message: `All jobs are over (leads: ${counts})${unrevealed}` };
  if (failed + cancelled > 0 || revealError !== null)
    return { next: "FAILED", message: `No lead was handled (leads: ${counts})${unrevealed}` };
  return {
    next: "FAILED",
    message: "The search found no leads that the organization does not have already.",
  };
}
