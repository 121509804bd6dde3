import { LEAD_STATUSES, LEAD_TABLE, type LeadStatus } from "@leadgen/core";

/** A campaign's leads in the groups that a person cares about. */
export interface LeadTally {
  /** Added to the sender's campaign. */
  readonly handedOver: number;
  /** Ended with an outcome that says "do not write to this one". */
  readonly setAside: number;
  /** Ended by a refusal or a person's decision; nothing is broken. */
  readonly declined: number;
  /** Ended by an error. */
  readonly failed: number;
  /** Not ended yet. */
  readonly open: number;
  /** All that have ended. */
  readonly over: number;
}

export function tallyLeads(leads: Readonly<Record<LeadStatus, number>>): LeadTally {
  const sum = (wanted: (status: LeadStatus) => boolean): number =>
    LEAD_STATUSES.filter(wanted).reduce((total, status) => total + leads[status], 0);
  const open = sum((status) => LEAD_TABLE[status].open);
  const all = sum(() => true);
  return {
    handedOver: leads.HANDED_OVER,
    setAside: sum((status) => LEAD_TABLE[status].handled) - leads.HANDED_OVER,
    declined: sum((status) => !LEAD_TABLE[status].handled && !LEAD_TABLE[status].open) - leads.FAILED,
    failed: leads.FAILED,
    open,
    over: all - open,
  };
}
