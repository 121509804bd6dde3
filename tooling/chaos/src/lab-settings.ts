/**
 * Settings of the run's PostgreSQL beyond the product's: room for many processes with many connections each, and
 * the time of every commit, so that PostgreSQL itself decides what "committed after" means.
 */
export const LAB_SETTINGS = { max_connections: 400, track_commit_timestamp: "on" } as const;
