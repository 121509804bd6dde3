import { z } from "zod";
import { count, named, text } from "../schema/fields.ts";

export const liveAnswer = z.object({ live: z.literal(true) });

/** What a database that answers tells of the installation. */
export const healthAnswer = named(
  "Health",
  z.object({
    database: z.literal("up"),
    /** Empty: the database is as this code wants it. */
    pendingMigrations: z.array(text),
    /** Workers whose heart beats. */
    workers: count,
    /** Since the latest heartbeat of any worker that did not leave; null when there is none. */
    heartbeatAgeSeconds: z.number().min(0).nullable(),
    /** Of the commit that has waited for a synchronous standby for longest; 0 when none waits. */
    commitsWaitSeconds: z.number().min(0),
    /** Told, not judged: while it is OPEN the API is as ready as ever. */
    breaker: z.enum(["CLOSED", "OPEN"]).nullable(),
    ready: z.boolean(),
  }),
);
export type HealthReport = Omit<z.output<typeof healthAnswer>, "ready">;
