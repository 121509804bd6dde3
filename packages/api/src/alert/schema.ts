import { z } from "zod";
import { count, countOrNull, id, named, page, text, textOrNull, time, timeOrNull } from "../schema/fields.ts";

const delivery = named(
  "AlertDelivery",
  z.object({
    channel: z.enum(["WEBHOOK", "SLACK", "EMAIL"]),
    /** GIVEN_UP after three days; DROPPED: a reminder that came too late to be true. */
    status: z.enum(["PENDING", "DELIVERED", "GIVEN_UP", "DROPPED"]),
    tries: count,
    /** Null once it is finished. */
    nextTryAt: timeOrNull,
    finishedAt: timeOrNull,
    /** The process that tried last. */
    sender: textOrNull,
    /** The error of the last failed try: a host and its answer. */
    lastError: textOrNull,
  }),
);

/** The delivery log. */
export const alertPage = page(
  named(
    "Alert",
    z.object({
      id,
      kind: z.enum(["OPENED", "CLOSED", "REMINDER", "NO_WORKER", "UNDELIVERED", "TEST"]),
      createdAt: time,
      /** The epoch of the opening or closing that it is about. */
      epoch: countOrNull,
      reason: textOrNull,
      askedBy: textOrNull,
      /** Empty: no channel is configured, or no sender has seen it yet. */
      deliveries: z.array(delivery),
    }),
  ),
);
export type AlertPage = z.output<typeof alertPage>;

export const alertAsked = z.object({ id, kind: text });
