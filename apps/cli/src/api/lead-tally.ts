import { LEAD_STATUSES, LEAD_TABLE, type LeadStatus } from "@leadgen/core";

/** A campaign's leads in five groups for a bar. */
export interface LeadTally {
  readonly handedOver: number;
  /** Finished without a mail, for a reason that the campaign asks for. */
  readonly notWritten: number;
  readonly failed: number;
  readonly inWork: number;
  /** Not revealed yet, including people that the search has yet to find, up to the limit. */
  readonly ahead: number;
}

interface Counted {
  readonly leads: Readonly<Record<LeadStatus, number>>;
  readonly leadLimit: number;
  /** Null: the campaign has not ended. */
  readonly finishedAt: unknown;
}

export function tallyLeads({ leads, leadLimit, finishedAt }: Counted): LeadTally {
  const closed = LEAD_STATUSES.filter((status) => !LEAD_TABLE[status].open);
  const sum = (handled: boolean) =>
    closed
      .filter((status) => LEAD_TABLE[status].handled === handled)
      .reduce((total, status) => total + leads[status], 0);
  const all = LEAD_STATUSES.reduce((total, status) => total + leads[status], 0);
  return {
    handedOver: leads.HANDED_OVER,
    notWritten: sum(true) - leads.HANDED_OVER,
    failed: sum(false),
    inWork: leads.REVEALED,
    ahead: leads.FOUND + (finishedAt === null ? Math.max(0, leadLimit - all) : 0),
  };
}

/** Number of finished leads. */
export const leadsOver = ({ handedOver, notWritten, failed }: LeadTally): number =>
  handedOver + notWritten + failed;
