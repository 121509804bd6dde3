import type { InstantlyLead } from "./model.ts";

/** A lead's `status`. */
export const LEAD_STATUS = {
  active: 1,
  paused: 2,
  completed: 3,
  bounced: -1,
  unsubscribed: -2,
  skipped: -3,
} as const;

const PASSES: Readonly<Record<string, (lead: InstantlyLead) => boolean>> = {
  FILTER_VAL_CONTACTED: (lead) => wasContacted(lead),
  FILTER_VAL_NOT_CONTACTED: (lead) => !wasContacted(lead),
  FILTER_VAL_ACTIVE: ({ status }) => status === LEAD_STATUS.active,
  FILTER_VAL_COMPLETED: ({ status }) => status === LEAD_STATUS.completed,
  FILTER_VAL_BOUNCED: ({ status }) => status === LEAD_STATUS.bounced,
  FILTER_VAL_UNSUBSCRIBED: ({ status }) => status === LEAD_STATUS.unsubscribed,
  FILTER_VAL_SKIPPED: ({ status }) => status === LEAD_STATUS.skipped,
};

/** Values of `filter` in `POST /api/v2/leads/list`. */
export const LEAD_FILTERS = Object.keys(PASSES) as [string, ...string[]];

export function passesFilter(lead: InstantlyLead, filter: string | undefined): boolean {
  return filter === undefined || (PASSES[filter]?.(lead) ?? false);
}

export function wasContacted({ timestamp_last_contact }: InstantlyLead): boolean {
  return timestamp_last_contact !== null;
}
