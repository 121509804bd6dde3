import { z } from "zod";
import { countOrNull } from "./fields.ts";

/** A sender's counts of a campaign so far; null: it does not report this one. */
export const senderCounts = z.object({
  leads: countOrNull,
  contacted: countOrNull,
  sent: countOrNull,
  opened: countOrNull,
  replied: countOrNull,
  clicked: countOrNull,
  bounced: countOrNull,
  unsubscribed: countOrNull,
  completed: countOrNull,
});

export type SenderCounts = z.output<typeof senderCounts>;
