import { SQL_ALIVE } from "@leadgen/core/outreach";

/** SQL: the number of workers that are alive. */
export const SQL_WORKERS_ALIVE = `(SELECT count(*)::int FROM worker WHERE ${SQL_ALIVE})`;

/** SQL: seconds since the latest heartbeat of all workers that were not stopped; NULL if there is none. */
export const SQL_HEARTBEAT_AGE =
  "(SELECT extract(epoch FROM now() - max(beat_at)) FROM worker WHERE stopped_at IS NULL)";
