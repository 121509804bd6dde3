import { z } from "zod";
import { countOrNull } from "./fields.ts";

/** What a sender has done for a campaign so far; null: it does not say. */
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
