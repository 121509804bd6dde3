import { z } from "zod";
import { count, named, text } from "../schema/fields.ts";

export const liveAnswer = z.object({ live: z.literal(true) });

/** The installation's facts, if the database answers. */
export const healthAnswer = named(
  "Health",
  z.object({
    database: z.literal("up"),
    /** Empty: the database has all migrations of this code. */
    pendingMigrations: z.array(text),
    /** Workers with a current heartbeat. */
    workers: count,
    /** Since the latest heartbeat of all workers that were not stopped; null if there is none. */
    heartbeatAgeSeconds: z.number().min(0).nullable(),
    /** Longest wait of a commit for a synchronous standby, in seconds; 0 if none waits. */
    commitsWaitSeconds: z.number().min(0),
    /** For information: an OPEN breaker does not make the API unready. */
    breaker: z.enum(["CLOSED", "OPEN"]).nullable(),
    ready: z.boolean(),
  }),
);
export type HealthReport = Omit<z.output<typeof healthAnswer>, "ready">;
