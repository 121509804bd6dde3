import { z } from "zod";
import { count } from "./fields.ts";

/** What a sender has done for a campaign so far. */
export const senderCounts = z.object({
  leads: count,
  contacted: count,
  sent: count,
  opened: count,
  replied: count,
  clicked: count,
  bounced: count,
  unsubscribed: count,
  completed: count,
});

export type SenderCounts = z.output<typeof senderCounts>;
