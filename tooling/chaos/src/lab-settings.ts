/**
 * What the run's PostgreSQL has beyond the product's settings: room for many processes with many connections each, and
 * the time of every commit, so that "committed after" is PostgreSQL's word.
 */
export const LAB_SETTINGS = { max_connections: 400, track_commit_timestamp: "on" } as const;
