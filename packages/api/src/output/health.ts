import { z } from "zod";
import { count, named, text } from "./fields.ts";

export const liveAnswer = z.object({ live: z.literal(true) });

export const healthAnswer = named(
  "Health",
  z.object({
    database: z.literal("up"),
    pendingMigrations: z.array(text),
    workers: count,
    heartbeatAgeSeconds: z.number().min(0).nullable(),
    breaker: z.enum(["CLOSED", "OPEN"]).nullable(),
    ready: z.boolean(),
  }),
);
