import { SQL_ALIVE } from "@leadgen/core/outreach";

/** SQL: how many workers are alive. */
export const SQL_WORKERS_ALIVE = `(SELECT count(*)::int FROM worker WHERE ${SQL_ALIVE})`;

/** SQL: seconds since the latest heartbeat of any worker that was not stopped; NULL if there is none. */
export const SQL_HEARTBEAT_AGE =
  "(SELECT extract(epoch FROM now() - max(beat_at)) FROM worker WHERE stopped_at IS NULL)";
